"""Words of health and faith that are in no list of English words: medicines, illnesses called after people, feasts."""

__all__ = ["OF_HEALTH_AND_FAITH"]

OF_HEALTH_AND_FAITH = frozenset(
    (
        # medicines, as they are called and sold
        "abilify acamprosate agomelatine alprazolam amisulpride amitriptyline amlodipine antabuse apixaban "
        "aripiprazole atomoxetine atorvastatin bromazolam bupropion buvidal campral carbamazepine cariprazine "
        "champix chlordiazepoxide chlorpromazine circadin citalopram clobazam clonazepam clopixol clozaril "
        "concerta depakote depixol desvenlafaxine dexamfetamine dhc disulfiram duloxetine elvanse epilim epipen "
        "equasym escitalopram espranor etizolam flualprazolam fluoxetine flupentixol fluphenazine fluvoxamine "
        "gabapentinoid gabapentinoids guanfacine haldol haloperidol hyoscine keppra kwells lamotrigine "
        "lansoprazole levetiracetam levothyroxine lisdexamfetamine lofexidine loprazolam lormetazepam lurasidone "
        "medikinet melatonin metformin methadose methylphenidate modecate moclobemide nalmefene nortriptyline "
        "nyxoid omeprazole oramorph oxazepam oxycontin oxynorm pabrinex paliperidone paroxetine phenazepam "
        "phenelzine phenytoin physeptone prenoxad priadel procyclidine promethazine propranolol prozac ramipril "
        "risperdal risperidone ritalin salbutamol selincro seroquel simvastatin strattera suboxone sulpiride "
        "tapentadol tegretol temgesic thiamine trazodone trevicta trifluoperazine valproate varenicline "
        "venlafaxine ventolin vortioxetine xeplion zaponex zolpidem zomorph zuclopenthixol zyban zyprexa "
        # illnesses
        "alzheimer alzheimers angelman asperger aspergers behcet crohn crohns cushings danlos ehlers guillain "
        "hodgkins huntingtons klinefelter korsakoff korsakoffs korsakov lewy marfan menieres munchausen parkinson "
        "parkinsons pagets raynauds rett sjogrens tourette tourettes wernicke wernickes fibromyalgia dyspraxia "
        "dyscalculia cirrhosis hepatology copd ptsd cptsd ocd eupd emotionally fasd "
        # feasts, houses and customs of faiths
        "chanukah diwali eid ghausia granth gurbani guru hanukkah iftar jamia janmashtami jummah khalsa kosher "
        "langar madrasa nanak navratri pesach purim ramadan rosh sadaqah sangat sawm seva shabbat suhoor sukkot "
        "tzedakah vaisakhi vaishno yom zakat"
    ).split()
)
