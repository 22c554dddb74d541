package token

import "strings"

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// prefixes stay joined to what follows their hyphen: they are no words of
// their own. The list is that of the LDC's tokenisation guidelines, which the
// treebank follows.
var prefixes = set(`
	agro ante anti arch bi bio co counter cross cyber de e eco ex extra hyper infra inter intra
	macro mega meta micro mid mini multi neo neuro non over para peri post pre pro proto pseudo psycho
	quasi re semi socio sub super supra trans tri ultra un uni geo electro hydro thermo`)

// suffixes stay joined to what precedes their hyphen.
var suffixes = set(`
	able aholic ation centric cide cracy esque ette fest fold ful hood ish ism ist itis
	less logy most ness wise`)

// fusedWords are two words written as one; the value is the length of the
// first in bytes.
var fusedWords = map[string]int{
	"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3,
	"dont": 2, "cant": 2, "wont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "wasnt": 3, "arent": 3,
	"hasnt": 3, "havent": 4, "couldnt": 5, "wouldnt": 5, "shouldnt": 6, "hadnt": 3, "werent": 4,
	"thats": 4, "theres": 5, "whats": 4, "youre": 3, "theyre": 4, "youve": 3, "theyve": 4, "weve": 2,
	"im": 1, "ive": 1,
}

// dollars are the letters that make a currency sign with the $ after them.
var dollars = set(`US A C CA HK NZ S NT R AU CAD Z`)

// units are written against a number and yet a word of their own: "5pm",
// "10km", "250bn".
var units = set(`
	am pm AM PM k K m M b B bn Bn BN mn tn km kms ft lb lbs mm cm kg kgs g gm oz mi nm
	mph kph kmh ml mg hr hrs min mins sec secs yr yrs gb mb kb tb GB MB KB TB mw gw kw MW GW KW kwh mhz ghz hz usd eur
	gbp bbl bpd sq h pp pc pct x`)

// abbrevs are words that keep the period after them. The value tells whether
// a sentence can end there.
var abbrevs = readAbbrevs()

// ending tells how an abbreviation behaves before a capital.
type ending uint8

const (
	// before: something must follow it, so no sentence ends here ("Mr.").
	before ending = iota
	// either: a sentence may end here ("Inc.", "etc.").
	either
	// beforeNumber: an abbreviation only where a number follows ("No. 5").
	beforeNumber
)

func readAbbrevs() map[string]ending {
	m := map[string]ending{}
	for _, g := range []struct {
		e     ending
		words string
	}{
		{before, `Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Profs Gen Lt Col Maj Capt Cpt Cmdr Comdr Cdr Sgt Cpl Pvt Adm Brig Sen Sens
			Rep Reps Gov Govs Pres Rev Hon Fr Msgr Amb Supt Det Insp Atty Ald Asst Assoc Secy Dir Mgr Hdqrs
			vs v viz cf eg ie e.g i.e a.k.a ca approx esp Ft Mt Mts Sts Pvts Lieut Ens Ofc Sra Ven
			attn Attn Ass't Arrv arrv Ph`},
		{either, `St Inc Corp Co Ltd Bros Jr Sr Esq Cos Plc LLC LLP Pty Assn Bldg Blvd Ave Rd Hwy Pkwy Sq Ct
			etc al Univ Dept Depts Div Dist Govt Natl Intl Mfg Int'l Nat'l Gov't Dep't ext tel Tel fax Fax Mob
			Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri
			Ala Ariz Ark Calif Colo Conn Del Fla Ga Ind Kan Ky La Md Mich Minn Miss Mo Mont Neb Nev Okla
			Ore Pa Penn Tenn Tex Vt Va Wash Wis Wyo Ont Que Alta Sask
			hr hrs min mins sec secs yr yrs wk wks mo mos lb lbs oz ft mi km sq cu est dept`},
		{beforeNumber, `No Nos no nos Art Sec Fig Figs Vol vol Ch ch pp pg p Para para Eq par Ver ver c b d r`},
	} {
		for _, w := range strings.Fields(g.words) {
			m[w] = g.e
		}
	}
	return m
}

// emoticons, the longer first.
var emoticons = []string{
	":-)", ":-(", ";-)", ":-D", ":-P", ":-/", ":'(", ">:(", "^_^", "-_-",
	":)", ":(", ";)", ":D", ":P", ":p", ":/", "=)", "=(", "(:", "<3", "XD", ":]", ":O", ":o",
}

// domains are last labels of internet names and endings of file names that are
// no English words.
var domains = set(`
	com org net gov edu mil info biz tv io uk de fr ru cn jp au ca eu nz ch nl br il ir tr ua pl es se kr za mx dk fi gr hu cz ie
	doc docx xls xlsx pdf ppt pptx htm html xml jpg jpeg png gif txt csv zip exe mp3 mp4 avi mov php asp aspx jsp cfm stm wav bmp
	url js co ly`)

// starters are words that, with a capital, begin sentences far more often
// than they are part of a name.
var starters = set(`
	The A An In On At He She It They We I You This That These Those But And So If When While As After Before For With By From
	Its His Her Their Our My Your There Here What Who How Why Where Some Many Most All Both Each Few Several Not Nor Or Yet
	However Meanwhile Also Later Earlier According Since Although Though Because Despite During Until Once Under Over
	Another Other Others Such Then Thus Still Only Just Even Now More Much One To Of Is Are Was Were Do Does Did Have Has Had
	Can Could Will Would Should May Might Please No Yes Well Let Analysts Officials Police Critics Experts Witnesses Investors Shares
	Today Yesterday Last Next Like Between Among Through Without Within About Against Instead Indeed Perhaps Maybe Therefore Moreover
	Furthermore Nevertheless Nonetheless Finally Recently Currently Additionally`)

// calendar words follow "p.m." and the like within a sentence.
var calendar = set(`
	Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
	October November December Mon. Tue. Wed. Thu. Fri. Sat. Sun. EST EDT PST PDT CST CDT GMT UTC ET PT CT Eastern Pacific Central Mountain`)

// credits are the words that, with a colon after them, begin the line below a
// picture that names who made it.
var credits = map[string]bool{
	"Credit": true, "Graphic": true, "Illustration": true, "Image": true, "Images": true, "Photo": true, "Photograph": true,
	"Photos": true, "Picture": true, "Pictures": true, "Video": true,
}
