"""Words that say nothing about what is wanted; dropped unless the query has no others."""

FUNCTION_WORDS = frozenset(
    # One string: as a list of literals nobody can read or sort it.
    """
    ada adalah agar akan aku anda apa apakah apaan atas atau bagaimana bagaimanakah bagi bahwa berapa berapakah bila
    bisa boleh buat dalam dan dapat dari dengan di dimana dimanakah dong emang gak ga gimana gmn harus hrs ini itu jika
    juga kah kalau kalo kami kamu kan kapan kapankah karena ke kemana kepada ketika kita klo ku lah lagi mana manakah
    mau mengapa menurut nggak nih nya oleh pada para per pun saat saja saya sebagai sebuah sebutan sebutkan sedang
    seorang seperti si siapa siapakah sih sudah suatu supaya tapi telah tentang tentu terhadap tersebut tolong udah
    untuk utk yang yg ya maksud maksudnya dimaksud menjadi merupakan memiliki mempunyai disebut paling sangat masih
    jadi jadinya tp terus trus aja udh sdh lg itulah inilah ialah yaitu yakni kata gue gua gw lu lo elu
    deh kok tuh yah yaa yaaa iya lho loh eh oh ah duh aduh hmm huhu hiks hehe wkwk wkwkwk hei hai halo hallo hello hi
    min mimin gan bro sis sist kak mbak mba pak bu please pliss pls plis plz thanks thank thx makasih mksh trims
    permisi punten mohon maaf silakan silahkan tolongin info infonya kenapa ingin begini begitu hanya kayaknya kayanya
    sepertinya soalnya sebenarnya sebenernya sebetulnya gimanakah bagaimanakah yuk ayo assalamualaikum assalamu
    assalamualaikumwrwb waalaikumsalam alaikum wr wb
    a am an and are as at be by can do does for from have how i if in is it me my of on or should that the this to
    was we what when where which who why will with you your he she her his him they them their there been did had
    has just so would could some any
    """.split()  # noqa: SIM905  # see above
)

# What kind of answer is wanted ("apa nama ..."): says less than what it is about.
ANSWER_WORDS = frozenset(
    """
    nama namanya arti artinya definisi pengertian kepanjangan istilah jumlah letak terletak singkatan banyak banyaknya
    sebutan julukan lama cara caranya beda bedanya contoh contohnya bikin dulu setelah sesudah habis
    nomor alamat kontak lokasi hotline isi isinya gunanya number phone address contact name meaning definition
    """.split()  # noqa: SIM905  # see above
)
