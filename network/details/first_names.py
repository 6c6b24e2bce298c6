"""First names by which the name of a person is told from that of an organisation: "Joanne Pickersgill waited".

A name that is a word or a place of another kind, such as Grace, is not among them. A first name alone tells nothing.

References
----------
Office for National Statistics and National Records of Scotland, baby names: those most given since 1950, and the most
frequent of people from South Asia, West Africa, Poland, Romania and the Arab countries; short forms by hand.
"""

import re
from collections.abc import Iterator

from network.details.bodies import is_of_a_body
from network.details.ordinary_words import is_everyday

__all__ = [
    "A_FIRST_NAME",
    "FULL",
    "NAMES",
    "REVERSED",
    "SURNAMES_THAT_ARE_WORDS",
    "begins_with_first_name",
    "full_names",
    "is_first_name",
    "is_named_after",
    "is_surname_and_word",
    "may_name",
    "words_in",
]

NAMES = frozenset(
    (
        "aaron abbie abby abdul abdullah abigail adam adebayo adele adeola adil adnan adrian ahmad ahmed aidan aiden "
        "aileen aimee aisha aisling ajay akash alan alana alasdair alastair albert alec aleksander alex alexa "
        "alexander alexandra alexandru alexis alfie alfred ali alice alicia alina alisha alison alistair allan "
        "allison amanda amara amarjit amelia amina amir amirah amit amy anastasia andre andrea andreea andrei andrew "
        "andrzej andy angela angelina angharad angus anika anita anjali anna annabel anne annette annie anthony "
        "antonia antonio anwar anya aoife archie ariana arjun arlo arthur arun asha ashleigh ashley asif asim astrid "
        "ataullah audrey ayaan ayesha aysha azhar bartosz baz beatrice becky ben benjamin bernadette bernard beth "
        "bethan bethany bev beverley bilal billie billy bogdan bradley brandon brenda brendan brian bridget bronwen "
        "bryan bryn caitlin callum cameron camilla carl carla carly carole caroline carolyn caron carys casey "
        "catherine cathy catrin cedric cerys chanelle chantelle charlene charles charlie cheryl chiamaka chidi "
        "chinedu chioma chloe chris chrissie christina christine christopher ciara cindy claire clara clare claudia "
        "clive coleen colette colin connor conor constance cristina curtis cynthia daisy damian damien dan "
        "daniel daniela daniella danielle danny daphne darius darrell darren dave david dawid dawud daz deb "
        "debbie deborah debra declan dee deepak delroy demi denise dennis derek dermot desmond diana diane dilys "
        "dimitri dina dionne dominic donald donna doreen doris dorota dorothy dougie douglas duncan dwayne dylan "
        "eamonn eddie edith edward edwin eileen eilidh elaine eleanor elena elias elijah elin eliot elisha eliza "
        "elizabeth ella ellen ellie elliot elliott elsie emeka emil emilia emily emma emmanuel eoin eric erica erik "
        "erin ernest esme esther ethan euan eugene eunice evan evelyn evie ewa ewan faisal farah farhan farooq fatima "
        "fatimah fatou felicity femi fergus fiona florin frances francesca francine francis freddie frederick freya "
        "funmilayo gabriel gabriela gabrielle gareth garry gary gavin gaz gemma geoff geoffrey george georgia "
        "georgina gerald geraldine gerard ghulam gillian gina giorgos giovanni giulia glenda glenys gloria gordon "
        "graeme graham grainne greg gregory greta grzegorz gulsen gurpreet gwen gwendolyn gwyneth habib hafsa haider "
        "hamza hanna hannah harold haroon harpreet harriet harry harvey hasan hassan hayden hayley hazel heather "
        "heidi helen helena henry hermione hilary holly howard huda hugh hugo humphrey hussain hussein hywel iain ian "
        "ibrahim idris ieuan ifan ifeoma ikram imogen imran ines ingrid ioan ioana iona ionut irene irina iris isaac "
        "isabel isabella isabelle isaiah isha ishaan isla ismail iwan jacek jackie jacob jacqueline jade "
        "jaden jagdeep jake jakub jamal jameela james jamie jamila jan jane janet janice janine jasmin jasmine jason "
        "jaswinder jay jayden jayne jean jeanette jeff jeffrey jemima jen jenna jennifer jenny jeremiah jeremy jerome "
        "jess jesse jessica jill jim jimmy joan joanna joanne jodie joe joel johanna john johnathan johnny jon jonah "
        "jonathan jonty jose josef joseph josh joshua josie joyce judith judy julia julian julie juliet justin "
        "justine kacper kai kaitlyn kamal kamila karen karim karina karl karolina kasia katarzyna kate katherine "
        "kathleen kathryn kathy katie katrina katy kavita kayla kayleigh kaz keeley keira keith kelly kelvin kenneth "
        "kenny keri kerry kev kevin khadija khalid kian kieran kim kimberley kirsten kirsty krystyna krzysztof "
        "kuldeep kunle kwame kyle lara laura lauren leah leanne lee leila lena leon leonard leroy lesley leslie lewis "
        "lexi liam libby lidia lilian lillian lily linda lindsay lindsey lisa liz logan lois lorna lorraine "
        "louis louisa louise luca lucas lucy luka lukasz luke lydia lynda lynn lynne lynsey mabel maciej mackenzie "
        "maddie madeleine madison magdalena maggie mahmoud maisie malachi malcolm malgorzata malik mandy manjit "
        "marcel marcia marcin marco marcus marek margaret margarita maria mariam marian marianne marie marilyn marina "
        "mario marion marisa marius marjorie marlene marlon marta martha martin martina martyn mary maryam mateusz "
        "mathew matilda matt matthew maureen maurice maxine maya megan mehmet melanie melissa meredith mia michael "
        "michal michele michelle miguel mihai mikael mike mikey mila mildred millie milo miriam mitchell mohamed "
        "mohammad mohammed moira molly monica monika morag moses muhammad muhammed muriel mustafa mustapha myra nadia "
        "nadine naomi nat natalia natalie natasha nathan nathaniel naveed neil nerys niamh nicholas nick nicky nicola "
        "nicolas nicole nicoleta nigel nikita nikki nina noah noel nola nora noreen norma norman nuala oleksandr "
        "olena olga oliver olivia ollie oluwaseun omar orla osama oscar osman otis owain owen oyinkansola pamela "
        "parminder patricia patrick patryk paul paula pauline pawel peggy penelope peter petra phil philip philippa "
        "phillip phoebe phyllis piotr poppy prakash priya przemyslaw rachael rachel radoslaw rafal rahul raj rajesh "
        "rajinder ralph ramona randeep ranjit raphael rashid ravi rawan raymond rayyan rebecca reece reggie reginald "
        "rehana renata rhian rhiannon rhodri rhona rhys ria ricardo richard ricky riley rita robbie robert roberta "
        "robin robyn rochelle roddy roderick rodney roger rohan roisin roman ronald ronan ronnie rory rosa rosalind "
        "rosanna roseanne rosemary rosie ross rowan roxanne rukhsana rupert russell ruth ryan rylan sabrina sadia "
        "sadie saeed saffron safiya sal sally salma sam samantha samina samir samira samuel sandeep sandra sanjay "
        "sara sarah saskia scott sean sebastian selina seren serena sergei seth shabana shabnam shahid shanice "
        "shannon sharon shaun shauna shaz shazia sheila shelley sherry shirley shona sian sidney siobhan skye sofia "
        "sonia sonya sophia sophie stacey stanislaw stanley stefan steph stephanie stephen steve steven stewart "
        "stuart sulaiman suleman sunita surinder susan susanna susie suzanne svetlana sylvia tahir talia tam tamara "
        "tamsin tania tanya tara tariq tash tasha tatiana ted tegan terence teresa teri terry tess tessa "
        "thelma theo theodore theresa thomas tia tiffany tim timothy tina tobias toby todd tom tomas tomasz tommy "
        "toni tony tonya tracey tracy trevor trisha tudor tyler tyrone uma umar usman valentina valerie vanessa vera "
        "verity vernon veronica vicki vicky victor vijay vikram vincent violeta vivian vivien vivienne vusi waheed "
        "wajid walter wanda waqar wayne wendy wilfred william winifred winston wojciech xavier yasin yasmin yasmine "
        "yetunde yolanda yousef youssef yusuf yvette yvonne zac zach zachary zahra zainab zak zara zeynep zoe zofia "
        "zuzanna "
        "aaliyah aarav adaeze agnes amira aneesa anisa anwen ashanti ayub azra bashir bernie bertha bobby brad cathal "
        "charmaine clarissa corey corinne courtney craig daljit damon danyal darragh deanna delia dewi dinesh donal "
        "donovan ebony edna eleri eloise enid ethel ezra faiza faye finlay finley frankie fraser gethin giles ginny "
        "glyn godfrey gwenllian hafiz hamish harri hettie horace huw ida imani inderjit isobel ivan ivor jaime "
        "jasmeet javed jemma jenson jermaine jerry jodi jolene jordan jordon josephine juanita kane kayden keegan "
        "keisha kendra keiran kirk kirstie kiran kofi kurt kyra lacey lamar larry latoya lloyd lola lucinda luis lyn "
        "maeve mair malika margery marvin maud mavis mervyn nabil nadeem naima nasir ned nell nia nikhil noor olwen "
        "omari paddy patsy pedro pierre raheem reuben rex roxy roy ruben sadiq salim seamus shakira shamima shane "
        "shelly shireen sinead sonny stan sukhdev sunil sybil syed tahira tasnim tayla tiana tobi tomos tristan "
        "amaka bola dele ife kemi ngozi sade segun seun temi tunde wale yemi "
        "babs bex cath chaz debs jaz jez jools kath lou loz mags maz stu tez trish "
        "adela agnieszka ailsa aled alesha alun amal amari amelie aminata amrit anand anastazja aneeta aneurin anil "
        "aniqa anisha ankit anouk anoushka ansar anthea antonina anushka arif arlene arwa asad ashok ashraf atif "
        "atiya augusta avani aviva avni awais ayaz aylin azeem babatunde balbir baljit balvinder barbara bhavna "
        "bilqis binta bruce callie calum caoimhe carmel cassandra cassie cecil cecilia celeste chantal cheryll "
        "chidera chukwudi cleo clodagh cora cordelia dalia darcey darcie davina dawit deepa deirdre demetri denzel "
        "dilip dimitar dinah dionisio edie edmund ekow elif elodie elspeth emanuel emeline emre erika ermias esra "
        "eva ezekiel fahima farida farzana fatemeh fatma fayyaz felix fikret fleur florrie fozia gaynor geraint "
        "gertrude ghazala giovanna gita gladys graziella gurdeep gwyn habiba hakim halima hamid hannan haris harjit "
        "harminder hatice haydn hayleigh hilda hira hollie husna idowu ilse imelda immy inderpal indira indra iqra "
        "isabela ishmael isobelle iwona izabela jameel janina jannat jarek jasleen jaspal jaya jaydan jaydon jeevan "
        "jemal jermain jibril jocelyn jodhi joleen jonas jorge jorja junaid kadija kailash kalpana kamran kareem "
        "karolis kashif katja kavitha keenan kehinde kenan kenza keziah khaled khalil khurram kirandeep kirpal klara "
        "kofo komal kris kristina kwabena kwesi kyran laila lakshmi latif latisha len lenny leonie leticia lewys "
        "liban lillie linh lizzie lolita lorcan lottie luciana ludmila lynsay madhu mahdi mahira maisy malala "
        "mandeep manoj mansoor manuel marcela mariama mariela marlena marsha masood mathilda mattie maura mayank "
        "meera mehdi mehwish merryn micah milan milena minnie miranda misbah mona mudassar mukesh muna munir mushtaq "
        "myfanwy nadira nafisa nahid najma namrata narinder nasim nasima nasra nasreen natasza navdeep naveeda nazia "
        "nazir neelam neha nerissa nesta nevaeh niall nida nigella nilesh nimisha nimmi nirmal nisha nishat nizam "
        "norbert nour odette olayinka olivier omolara oonagh osian padma padraic padraig palwinder pankaj pardeep "
        "parveen pavel perminder philomena pooja prabhjot pradeep pratibha preeti prity priyanka qasim quentin rabia "
        "rachid radhika rafael raheela raheema rajan rajni raju rakesh ramesh raminder rania rashida raveena razia "
        "reena renee rianna rizwan rizwana roberto rohit roksana romana rosalyn rosheen roshni roxana rubina rukhsar "
        "rumana ruqayyah ryszard sabah sabiha sadaf safa sahar saima saira sajid sakina sameera samia samiya sanaa "
        "sangeeta sanjeev sanna santosh sarita satnam satpal savita seema selma senait shabir shafiq shagufta "
        "shahida shahnaz shaima shakeel shanaya shanelle shanti sharmila shaznay shelagh shila shilpa shivani shobha "
        "shreya siddiq sigrid silas simone simran sindhu slawomir sofie somaya soraya stacy stavros stefania stephon "
        "sufian suhail sukhjit sukhwinder sumaira sumaya sundeep suresh sushila swati sydney tabitha tadeusz taiwo "
        "talha tanisha tanveer tariro tarun tasleem taslima tatenda tayyab tegwen thandi thandiwe theodora tiernan "
        "tirath titus tobiloba tolu toluwani torin tracie tristram tuan tyreece tyrese udaya ugochi ulrika umair "
        "umesh unaisah usha uzma vasile veena veronika vesna viktor viktoria vimla vinay vinod violetta vishal vivek "
        "vladimir wafa warda wendell wieslaw wiktoria wilma winnie wioletta xanthe yahya yana yanick yaqub yasir "
        "yasmina yeni yewande yolande yonas younis yuki yuliya yuri yvonna zaheer zahid zahida zaid zain zainul "
        "dev olu lowena demelza jago zakir zaynab zbigniew zeenat zelda zena zita zohra zubair zuleikha zulfiqar vik "
        "ursula vikki vince wesley whitney wilf yunus zane zeeshan zoya bazza carol davo dazza gazza gill jezza jonno "
        "kezza lynette mick pam robbo ron shazza shug simon smiffy stella stevo tadhg teddy trev viv "
    ).split()
)
_MORE_THAN_NAMES = frozenset(  # places, plants, drugs, a month: none of them alone tells of one person
    (
        "alexandra beverley bradley carol charlie clare courtney daisy douglas elizabeth florin george gordon hazel "
        "heather "
        "henry holly iona iris isla jade jan jasmine keith kent lewis lily lloyd martin mary molly nell poppy robin "
        "roman ross rowan saffron shirley sidney skye stanley tina troy verity victor wesley whitney"
    ).split()
)
_WORDS = re.compile(r"[a-z]{3,}")
A_FIRST_NAME = rf"\b(?:{'|'.join(sorted(NAMES))})\b"  # of a text in small letters
_SHORT_ONES = frozenset("amy ben dan daz gaz ian jim joe kai kaz kev kim lee leo liz sam ted tim tom zac zak".split())
_LEAST = 4  # letters of one that is told from a word in small letters
_PLANTS = frozenset("daisy hazel heather holly iris ivy jasmine laurel lily poppy rowan saffron willow".split())
SURNAMES_THAT_ARE_WORDS = frozenset(
    (
        "baker barker barrow berry bird bishop black bond booth bowman bradford brown bull burns burton butler "
        "carpenter carter chapman clark clarke cole cook cooper cross dawson day dunn farmer fisher foster fox "
        "france french frost gardner gibbons goodwin graves gray green grey hardy harvey hawkins hayes holland "
        "holmes hope hunt hunter king knight lamb lambert little long love lowe marshall mason miller mills "
        "mitchell moody moon morris newman nicholls noble nolan page palmer parker payne pearce pearson peacock "
        "perry pike piper pope porter potter powell price pritchard quick reed rice rich rogers rose rowe sanders "
        "savage sharp shaw shepherd short simpson singer skinner smart spencer steel stone summers swift sutton "
        "taylor tucker turner tyler vaughan wade walker wallace walsh walton watts weaver webb weston wheeler "
        "white wilde wise wright young bolton bury kent preston lancaster lincoln derby "
    ).split()
)
_NAMED_AFTER = frozenset(  # organisations that are called by the whole name of somebody
    (
        "marie curie,sue ryder,elizabeth fry,lucy faithfull,helen bamber,josephine butler,john lewis,martin lewis,"
        "stephen lawrence,damilola taylor,jo cox,rachel ward,victoria climbie,anna freud,maggie keswick,nelson mandela,"
        "florence nightingale,charles dickens,robert owen,george fox,emily davies,maria montessori,thomas coram,"
        "john howard,henry smith,paul hamlyn,esmee fairbairn,joseph rowntree,peter bedford,sarah lane,david lloyd,"
        "max roach,louise casey,david lammy,jean corston,robert francis,william wilberforce,octavia hill,"
        "anthony nolan,oliver mcgowan,leonard cheshire,terrence higgins,frank buttle,"
        "thomas pocklington,mary seacole,ben kinsella,"
        "jimmy mizen,suzy lamplugh,william booth,emmeline pankhurst,rosa parks,hugh james,irwin mitchell,"
        "harvey nichols,laura ashley,jane austen,mary ward,harold wood,robert burns,"
        "francis crick,alan turing,rosalind franklin,agatha christie,edward jenner,joseph lister,tim hortons"
    ).split(",")
)
_OF_PLACES = frozenset(
    "croft palace abbey grange manor villa mount mead dene holme cottage garth moor firs lea fields mere ridge".split()
)
_BEHIND = re.compile(  # of what is called after somebody
    r"['’]?s? (?:act|law|report|review|inquiry|enquiry|rule|fund|trust|foundation|award|prize|scheme|lecture|bequest"
    r"|building|clinic|library|hub|hospital|hospice|academy|school|college|institute"
    r"|memorial|legacy|ward|wing|unit|suite|house|centre|center|court|road|street|lane|close|way|avenue|drive|park)\b",
    re.IGNORECASE,
)
_A_NAME = r"[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)*"
_SURNAME = rf"(?:(?:Mc|Mac|O['’]|D['’]|[Dd]e |[Vv]an |El-|Al-)?{_A_NAME}|[A-Z]{{3,}})"
_MAY_BE_FULL = re.compile(
    rf"(?<![\w'’&-])(?<!St )(?P<first>{_A_NAME}|[A-Z]{{3,}})(?: (?:[A-Z]\.?|{_A_NAME}))?? (?P<last>{_SURNAME})(?![\w-])"
    r"(?! ?&| and Sons)"
)
FULL = _MAY_BE_FULL.pattern


_LAST_FIRST = re.compile(rf"(?<![\w'’&-])(?P<last>{_SURNAME}), (?P<first>{_A_NAME})(?= ?[.;)\n(]|$| [a-z])")
REVERSED = _LAST_FIRST.pattern


_CROWNED = frozenset("king queen prince princess duke duchess saint st".split())  # "King George Ward"


def begins_with_first_name(text: str) -> bool:
    """Whether the first word of a text is a first name."""
    return text.split(maxsplit=1)[0].casefold().strip(".,'’") in NAMES if text.strip() else False


def words_in(low: str) -> frozenset[str]:
    """The words of a text in small letters: they tell quickly of most texts that no name is among them."""
    return frozenset(_WORDS.findall(low))


def may_name(words: frozenset[str]) -> bool:
    """Whether one of the words is a first name."""
    return not NAMES.isdisjoint(words)


def is_first_name(word: str) -> bool:
    """Whether a word that stands alone, as it is written, is a first name and nothing else."""
    low = word.casefold()
    if low not in NAMES or low in _MORE_THAN_NAMES:
        return False
    return not word.islower() or ((len(low) >= _LEAST or low in _SHORT_ONES) and not is_everyday(low))


def is_named_after(name: str) -> bool:
    """Whether organisations are called by this whole name of somebody."""
    return name.casefold() in _NAMED_AFTER


def is_surname_and_word(word: str) -> bool:
    """Whether a word in small letters is a surname as well."""
    return word in SURNAMES_THAT_ARE_WORDS


def full_names(plain: str) -> Iterator[re.Match[str]]:
    """Each place of a text, normalised, where a first name and a surname stand that are no organisation's."""
    place = 0
    while match := _MAY_BE_FULL.search(plain, place):
        if _is_of_a_person(match, plain):
            yield match
        place = match.end("first")
    yield from (
        match
        for match in _LAST_FIRST.finditer(plain)
        if match["first"].casefold() in NAMES
        and not is_everyday(match["last"].casefold())
        and not is_of_a_body(match["last"])
        and match["last"].casefold() not in NAMES
    )


def _is_of_a_person(match: re.Match[str], plain: str) -> bool:
    first, last = match["first"].casefold(), match["last"].casefold()
    behind = plain[match.end() :]
    before = plain[: match.start()].rstrip().rpartition(" ")[2].casefold()
    is_other = (
        before in _CROWNED
        or first.split("-")[0] not in NAMES
        or f"{first} {last}" in _NAMED_AFTER
        or is_of_a_body(match[0])
        or last in _OF_PLACES
        or (last == "ward" and first in _PLANTS)
        or _BEHIND.match(behind)
        or re.match(r"['’]?s? [A-Z]", behind)  # "Sarah Jones House"
    )
    return not is_other and (last in SURNAMES_THAT_ARE_WORDS or not is_everyday(last))
