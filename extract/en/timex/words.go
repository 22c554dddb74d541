package timex

import "strings"

func index(words string) map[string]int {
	m := map[string]int{}
	for i, group := range strings.Split(words, ";") {
		for _, w := range strings.Fields(group) {
			m[w] = i + 1
		}
	}
	return m
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// monthNames gives 1 to 12; abbreviations are in monthShort.
var monthNames = index("january;february;march;april;may;june;july;august;september;october;november;december")

var monthShort = index("jan jan.;feb feb.;mar mar.;apr apr.;;jun jun.;jul jul.;aug aug.;sept sept. sep sep.;oct oct.;nov nov.;dec dec.")

// weekdays gives 1 (Monday) to 7.
var weekdays = index("monday;tuesday;wednesday;thursday;friday;saturday;sunday")

var weekdayShort = index("mon. mon;tue. tues. tue tues;wed. wed;thu. thur. thurs. thu thur thurs;fri. fri;sat.;sun.")

var weekdaysPlural = index("mondays;tuesdays;wednesdays;thursdays;fridays;saturdays;sundays")

var seasons = map[string]int{"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

// scale is the kind of a unit of time.
type scale uint8

const (
	seconds_ scale = iota + 1
	minutes_
	hours_
	days_
	weeks_
	weekends_
	fortnights_
	months_
	quarters_
	seasons_
	years_
	decades_
	centuries_
)

var unitScale = map[string]scale{
	"second": seconds_, "seconds": seconds_, "minute": minutes_, "minutes": minutes_, "mins": minutes_, "min": minutes_, "hour": hours_, "hours": hours_, "hrs": hours_,
	"day": days_, "days": days_, "night": days_, "nights": days_, "week": weeks_, "weeks": weeks_, "weekend": weekends_, "weekends": weekends_,
	"fortnight": fortnights_, "month": months_, "months": months_, "quarter": quarters_, "quarters": quarters_,
	"year": years_, "years": years_, "yrs": years_, "decade": decades_, "decades": decades_, "century": centuries_, "centuries": centuries_,
}

// iso is the letters of a unit in an ISO 8601 duration, and how many of them
// one unit is.
func (s scale) iso() (prefix, letter string, times int) {
	switch s {
	case seconds_:
		return "PT", "S", 1
	case minutes_:
		return "PT", "M", 1
	case hours_:
		return "PT", "H", 1
	case days_:
		return "P", "D", 1
	case weeks_:
		return "P", "W", 1
	case weekends_:
		return "P", "D", 2
	case fortnights_:
		return "P", "W", 2
	case months_:
		return "P", "M", 1
	case quarters_, seasons_:
		return "P", "M", 3
	case decades_:
		return "P", "Y", 10
	case centuries_:
		return "P", "Y", 100
	}
	return "P", "Y", 1
}

var dayParts = set("morning afternoon evening night noon midday dawn dusk lunchtime midnight")

// ordinalWords gives 1 to 31.
var ordinalWords = index(`first;second;third;fourth;fifth;sixth;seventh;eighth;ninth;tenth;eleventh;twelfth;thirteenth;fourteenth;fifteenth;
	sixteenth;seventeenth;eighteenth;nineteenth;twentieth;twenty-first;twenty-second;twenty-third;twenty-fourth;twenty-fifth;twenty-sixth;
	twenty-seventh;twenty-eighth;twenty-ninth;thirtieth;thirty-first`)

// yearBefore are words after which four digits are a year.
var yearBefore = set(`in since until till by before after during of from to through between early late mid around circa about fiscal year ca. c.
	pre post spring summer autumn fall winter christmas easter late-  early- mid- and or ( - – — to / , born [ following throughout
	for class beginning ending copyright ©`)

// relWords begin relative expressions.
var relWords = set("last past previous this next coming following current same that recent upcoming preceding these")

var modWords = map[string]string{
	"early": "early", "late": "late", "mid": "mid", "mid-": "mid", "beginning": "start", "start": "start", "end": "end", "middle": "mid",
	"close": "end", "onset": "start", "opening": "start", "closing": "end", "half-way": "mid", "earlier": "earlier", "later": "later", "dawn": "start", "turn": "start",
}

var units_ = map[string]string{
	"km": "km", "kms": "km", "kilometer": "km", "kilometers": "km", "kilometre": "km", "kilometres": "km",
	"m": "m", "meter": "m", "meters": "m", "metre": "m", "metres": "m", "cm": "cm", "centimeter": "cm", "centimeters": "cm", "centimetre": "cm", "centimetres": "cm",
	"mm": "mm", "millimeter": "mm", "millimeters": "mm", "millimetre": "mm", "millimetres": "mm",
	"mile": "mi", "miles": "mi", "mi": "mi", "foot": "ft", "feet": "ft", "ft": "ft", "inch": "in", "inches": "in", "yard": "yd", "yards": "yd",
	"kg": "kg", "kgs": "kg", "kilogram": "kg", "kilograms": "kg", "kilo": "kg", "kilos": "kg", "gram": "g", "grams": "g", "g": "g", "milligram": "mg", "milligrams": "mg", "mg": "mg",
	"ton": "t", "tons": "t", "tonne": "t", "tonnes": "t", "pound": "lb", "pounds": "lb", "lb": "lb", "lbs": "lb", "ounce": "oz", "ounces": "oz", "oz": "oz",
	"barrel": "bbl", "barrels": "bbl", "bbl": "bbl", "bpd": "bbl/d", "gallon": "gal", "gallons": "gal", "liter": "l", "liters": "l", "litre": "l", "litres": "l", "bushel": "bu", "bushels": "bu",
	"hectare": "ha", "hectares": "ha", "acre": "acre", "acres": "acre", "mph": "mph", "kph": "km/h", "knots": "kn",
	"degree": "deg", "degrees": "deg", "°": "deg", "watt": "W", "watts": "W", "kilowatt": "kW", "kilowatts": "kW", "kw": "kW", "megawatt": "MW", "megawatts": "MW", "mw": "MW",
	"gigawatt": "GW", "gigawatts": "GW", "gw": "GW", "kwh": "kWh", "megabytes": "MB", "gigabytes": "GB", "gb": "GB", "mb": "MB", "megahertz": "MHz", "mhz": "MHz", "ghz": "GHz",
	"megaton": "Mt", "megatons": "Mt", "kiloton": "kt", "kilotons": "kt", "caliber": "caliber", "light-years": "ly",
}

var currencySigns = map[string]string{
	"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "a$": "AUD", "c$": "CAD", "hk$": "HKD", "nz$": "NZD", "s$": "SGD", "nt$": "TWD", "r$": "BRL", "₹": "INR", "₽": "RUB", "₩": "KRW", "₪": "ILS", "₺": "TRY", "rs": "INR", "rs.": "INR",
	"usd": "USD", "eur": "EUR", "gbp": "GBP", "jpy": "JPY", "chf": "CHF", "cny": "CNY", "rmb": "CNY",
}

var currencyWords = map[string]string{
	"dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB", "roubles": "RUB",
	"rupee": "INR", "rupees": "INR", "franc": "CHF", "francs": "CHF", "peso": "", "pesos": "", "won": "KRW", "shekel": "ILS", "shekels": "ILS", "rial": "IRR", "rials": "IRR",
	"riyal": "SAR", "riyals": "SAR", "dinar": "", "dinars": "", "dirham": "AED", "dirhams": "AED", "krona": "SEK", "kronor": "SEK", "krone": "", "kroner": "", "lira": "TRY", "liras": "TRY",
	"zloty": "PLN", "zlotys": "PLN", "hryvnia": "UAH", "hryvnias": "UAH", "rand": "ZAR", "naira": "NGN", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR", "deutschmarks": "DEM", "marks": "DEM",
	"usd": "USD", "eur": "EUR",
}

// dollarsOf are adjectives that tell whose dollars or pounds are meant.
var dollarsOf = map[string]string{"u.s.": "USD", "us": "USD", "american": "USD", "australian": "AUD", "canadian": "CAD", "singapore": "SGD", "taiwan": "TWD", "zealand": "NZD", "kong": "HKD", "sterling": "GBP", "british": "GBP", "egyptian": "EGP", "mexican": "MXN", "philippine": "PHP", "iraqi": "IQD", "kuwaiti": "KWD", "swiss": "CHF", "danish": "DKK", "norwegian": "NOK"}

var futureVerbs = set("plan expect schedule intend agree vow promise pledge hope aim prepare set due want wish likely arrange propose need have decide slate urge ask call demand require threaten try seek expected scheduled planned order")

// setVerbs fix a time before it comes.
var setVerbs = set("schedule reschedule postpone delay set slate plan expect forecast adjourn due book convene extend move")
