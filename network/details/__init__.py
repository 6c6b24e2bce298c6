"""Details of people: one file tells one kind of them, such as telephone numbers, dates of birth or names.

`necessary` and `seldom` keep the search quick, and `plain_text` writes every text in one way. Readers of files ask
`network.privacy`, which puts together what is told here.
"""
