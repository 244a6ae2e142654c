/**
 * The countries of ISO 3166-1, and Kosovo, which goes by the code that ISO leaves to users. One a
 * line: alpha-2, alpha-3, the name that is shown, and after bars other names that people use.
 * "Congo", "Korea" and "Virgin Islands" are left out, since two go by each.
 */
export const COUNTRY_TABLE = `
AF AFG Afghanistan
AL ALB Albania
DZ DZA Algeria
AS ASM American Samoa
AD AND Andorra
AO AGO Angola
AI AIA Anguilla
AQ ATA Antarctica
AG ATG Antigua and Barbuda|Antigua
AR ARG Argentina|Argentine Republic
AM ARM Armenia
AW ABW Aruba
AU AUS Australia
AT AUT Austria
AZ AZE Azerbaijan
AX ALA Åland Islands|Aland
BS BHS Bahamas
BH BHR Bahrain
BD BGD Bangladesh
BB BRB Barbados
BY BLR Belarus
BE BEL Belgium
BZ BLZ Belize
BJ BEN Benin
BM BMU Bermuda
BT BTN Bhutan
BO BOL Bolivia|Plurinational State of Bolivia
BA BIH Bosnia and Herzegovina|Bosnia
BW BWA Botswana
BV BVT Bouvet Island
BR BRA Brazil
IO IOT British Indian Ocean Territory
VG VGB British Virgin Islands
BN BRN Brunei|Brunei Darussalam
BG BGR Bulgaria
BF BFA Burkina Faso
BI BDI Burundi
CV CPV Cabo Verde|Cape Verde
KH KHM Cambodia
CM CMR Cameroon
CA CAN Canada
BQ BES Caribbean Netherlands|Bonaire, Sint Eustatius and Saba|Bonaire
KY CYM Cayman Islands
CF CAF Central African Republic
TD TCD Chad
CL CHL Chile
CN CHN China|PRC|Mainland China
CX CXR Christmas Island
CC CCK Cocos Islands|Keeling Islands|Cocos (Keeling) Islands
CO COL Colombia
KM COM Comoros
CK COK Cook Islands
CR CRI Costa Rica
CI CIV Côte d'Ivoire|Ivory Coast
HR HRV Croatia
CU CUB Cuba
CW CUW Curaçao
CY CYP Cyprus
CZ CZE Czechia|Czech Republic
CD COD Democratic Republic of the Congo|DR Congo|DRC|Congo-Kinshasa|Congo, Dem. Rep.|Congo (Kinshasa)
DK DNK Denmark
DJ DJI Djibouti
DM DMA Dominica
DO DOM Dominican Republic
EC ECU Ecuador
EG EGY Egypt
SV SLV El Salvador
GQ GNQ Equatorial Guinea
ER ERI Eritrea|State of Eritrea
EE EST Estonia
SZ SWZ Eswatini|Swaziland
ET ETH Ethiopia
FK FLK Falkland Islands|Malvinas|Falkland Islands (Malvinas)|Falklands
FO FRO Faroe Islands
FJ FJI Fiji
FI FIN Finland
FR FRA France|French Republic
GF GUF French Guiana
PF PYF French Polynesia
TF ATF French Southern Territories|French Southern and Antarctic Lands
GA GAB Gabon|Gabonese Republic
GM GMB Gambia
GE GEO Georgia
DE DEU Germany
GH GHA Ghana
GI GIB Gibraltar
GR GRC Greece|Hellenic Republic
GL GRL Greenland
GD GRD Grenada
GP GLP Guadeloupe
GU GUM Guam
GT GTM Guatemala
GG GGY Guernsey
GN GIN Guinea
GW GNB Guinea-Bissau
GY GUY Guyana
HT HTI Haiti
HM HMD Heard Island and McDonald Islands|Heard and McDonald Islands
HN HND Honduras
HK HKG Hong Kong|Hong Kong SAR|Hong Kong SAR China|Hong Kong Special Administrative Region of China
HU HUN Hungary
IS ISL Iceland
IN IND India
ID IDN Indonesia
IR IRN Iran
IQ IRQ Iraq
IE IRL Ireland
IM IMN Isle of Man
IL ISR Israel|State of Israel
IT ITA Italy|Italian Republic
JM JAM Jamaica
JP JPN Japan
JE JEY Jersey
JO JOR Jordan
KZ KAZ Kazakhstan
KE KEN Kenya
KI KIR Kiribati
XK XKX Kosovo
KW KWT Kuwait|State of Kuwait
KG KGZ Kyrgyzstan|Kyrgyz Republic
LA LAO Laos|Lao People's Democratic Republic|Lao PDR
LV LVA Latvia
LB LBN Lebanon|Lebanese Republic
LS LSO Lesotho
LR LBR Liberia
LY LBY Libya|Libyan Arab Jamahiriya
LI LIE Liechtenstein
LT LTU Lithuania
LU LUX Luxembourg
MO MAC Macao|Macau|Macao SAR|Macao SAR China|Macao Special Administrative Region of China
MG MDG Madagascar
MW MWI Malawi
MY MYS Malaysia
MV MDV Maldives
ML MLI Mali
MT MLT Malta
MH MHL Marshall Islands
MQ MTQ Martinique
MR MRT Mauritania
MU MUS Mauritius
YT MYT Mayotte
MX MEX Mexico|United Mexican States
FM FSM Micronesia|Federated States of Micronesia
MD MDA Moldova
MC MCO Monaco
MN MNG Mongolia
ME MNE Montenegro
MS MSR Montserrat
MA MAR Morocco
MZ MOZ Mozambique
MM MMR Myanmar|Burma|Myanmar (Burma)
NA NAM Namibia
NR NRU Nauru
NP NPL Nepal
NL NLD Netherlands|Holland
NC NCL New Caledonia
NZ NZL New Zealand
NI NIC Nicaragua
NE NER Niger
NG NGA Nigeria
NU NIU Niue
NF NFK Norfolk Island
KP PRK North Korea|DPRK|Democratic People's Republic of Korea
MK MKD North Macedonia|Macedonia
MP MNP Northern Mariana Islands
NO NOR Norway
OM OMN Oman
PK PAK Pakistan
PW PLW Palau
PS PSE Palestine|State of Palestine|Palestinian Territories|Palestinian Territory
PA PAN Panama
PG PNG Papua New Guinea|Independent State of Papua New Guinea
PY PRY Paraguay
PE PER Peru
PH PHL Philippines
PN PCN Pitcairn|Pitcairn Islands
PL POL Poland
PT PRT Portugal|Portuguese Republic
PR PRI Puerto Rico
QA QAT Qatar|State of Qatar
CG COG Republic of the Congo|Congo-Brazzaville
RE REU Réunion
RO ROU Romania
RU RUS Russia|Russian Federation
RW RWA Rwanda|Rwandese Republic
BL BLM Saint Barthélemy
SH SHN Saint Helena|Saint Helena, Ascension and Tristan da Cunha
KN KNA Saint Kitts and Nevis|St Kitts
LC LCA Saint Lucia
MF MAF Saint Martin|Saint Martin (French part)
PM SPM Saint Pierre and Miquelon
VC VCT Saint Vincent and the Grenadines|St Vincent
WS WSM Samoa|Independent State of Samoa|Western Samoa
SM SMR San Marino
ST STP Sao Tome and Principe
SA SAU Saudi Arabia
SN SEN Senegal
RS SRB Serbia
SC SYC Seychelles
SL SLE Sierra Leone
SG SGP Singapore
SX SXM Sint Maarten|Sint Maarten (Dutch part)
SK SVK Slovakia|Slovak Republic
SI SVN Slovenia
SB SLB Solomon Islands
SO SOM Somalia
ZA ZAF South Africa
GS SGS South Georgia and the South Sandwich Islands
KR KOR South Korea|Republic of Korea
SS SSD South Sudan
ES ESP Spain
LK LKA Sri Lanka
SD SDN Sudan
SR SUR Suriname
SJ SJM Svalbard and Jan Mayen
SE SWE Sweden
CH CHE Switzerland|Swiss Confederation
SY SYR Syria|Syrian Arab Republic
TW TWN Taiwan|Taiwan, Province of China|Republic of China
TJ TJK Tajikistan
TZ TZA Tanzania
TH THA Thailand
TL TLS Timor-Leste|East Timor
TG TGO Togo|Togolese Republic
TK TKL Tokelau
TO TON Tonga
TT TTO Trinidad and Tobago|Trinidad
TN TUN Tunisia
TM TKM Turkmenistan
TC TCA Turks and Caicos Islands
TV TUV Tuvalu
TR TUR Türkiye|Turkey
UG UGA Uganda
UA UKR Ukraine
AE ARE United Arab Emirates|UAE|Emirates
GB GBR United Kingdom|UK|Great Britain|Britain|United Kingdom of Great Britain and Northern Ireland|England|Scotland|Wales|Northern Ireland
US USA United States|United States of America|America
UM UMI United States Minor Outlying Islands|U.S. Outlying Islands
VI VIR United States Virgin Islands|U.S. Virgin Islands|Virgin Islands of the United States
UY URY Uruguay|Eastern Republic of Uruguay
UZ UZB Uzbekistan
VU VUT Vanuatu
VA VAT Vatican City|Holy See|Vatican|Holy See (Vatican City State)|Vatican City State
VE VEN Venezuela
VN VNM Vietnam|Viet Nam
WF WLF Wallis and Futuna
EH ESH Western Sahara
YE YEM Yemen
ZM ZMB Zambia
ZW ZWE Zimbabwe
`;
