"""Words of menus and buttons and names of sections, blanks as hyphens. What a line of them is, `navigation` judges."""

from __future__ import annotations

MENU_WORDS = frozenset(
    """home menu search login log-in sign-in signin register account my-account profile settings sign-out logout log-out
    shop store jobs contact about about-us contact-us advertise help faq faqs rss sitemap print save bookmark copy-link
    e-mail email mail sms whatsapp facebook twitter x linkedin reddit telegram pinterest instagram youtube tiktok
    bluesky mastodon threads flipboard pocket messenger share tweet post pin like comment comments reply replies listen
    top back next previous prev close more subscribe weather webcam webcams video videos audio photos pictures galleries
    gallery podcasts podcast newsletter newsletters e-paper epaper archive archives live tv radio crossword crosswords
    games puzzles horoscope horoscopes classifieds obituaries tickets events forum songs chat faves favourites favorites
    loading skip toggle navigation edition imprint impressum datenschutz kontakt startseite suche anmelden abmelden
    drucken teilen merken kommentare accueil rechercher connexion partager imprimer inicio buscar compartir imprimir
    condividi stampa terms privacy cookies accessibility disclaimer terms-of-use terms-of-service terms-and-conditions
    privacy-policy cookie-policy cookie-settings skip-to-content skip-to-main-content sign-up today's-paper copy link
    copied gift whats-app snow-report timetable timetables tide-tables market-data print-edition dark-mode a-z
    back-to-top go-to-top scroll-to-top read-aloud text-size font-size image shares views to-top by updated published
    translate english français deutsch español report-abuse report-an-error notifications alerts bookmarks download-pdf
    pdf view-comments notify-of newest-most-voted inline-feedbacks recent-posts recent-comments leave-a-reply blogs
    members membership donate gifts marketplace directory lottery lottery-results tv-guide tv-listings e-editions
    unsubscribe view-in-browser manage-preferences update-preferences preferences feedback corrections careers staff
    team masthead subscriptions e-mail-alerts fixtures tables standings results most-viewed most-read most-shared
    most-popular latest trending accept-all reject reject-all ok save-article share-article print-article reader-mode
    log-in-/-register donate-now subscribe-now sign-up-now sign-in-now tides ferries roads traffic deaths notices
    public-notices recipes competitions live-updates commented view tout-accepter tout-refuser gérer-mes-préférences
    alle-akzeptieren alle-ablehnen einstellungen-verwalten aceptar-todo rechazar-todo configurar accetta-tutto
    rifiuta-tutto gestisci-preferenze news-analysis zur-startseite zum-inhalt zur-navigation nach-oben à-la-une
    ir-al-contenido vai-al-contenuto udostępnij report-error submit-a-news-tip corrections-and-clarifications
    social-sharing see-all-topics skip-advertisement hide-caption toggle-caption accessibility-links
    keyboard-shortcuts-for-audio-player related-topics order-reprints share-full-article end-of-list druckansicht lesen
    artikel-verschenken deel-artikel partilhar ouvir partilhe ler-mais-tarde print-pdf save-as-pdf my-authors
    zaloguj-się zaloguj strona-główna wiadomości szukaj fact-checked find-a-doctor today's-e-edition e-edition
    scroll-to-continue sign-in-/-register subscribe-today start-free-trial my-library watch-live listen-live tv-schedule
    schedules press-releases newsroom webinars white-papers e-newsletters download downloads embed transcript
    transcripts show-transcript copy-url copy-article-link policies-and-standards share-via close-extra-sharing-options
    reuse-this-content report-this-ad hide-ad more-sections sections all-sections log-in-or-register about-this-site
    sign-up-for-free use-our-app open-in-app get-the-app main-menu site-map our-team privacy-notice zum-inhalt-springen
    zum-hauptinhalt zur-suche zur-merkliste-hinzufügen merkliste menü abo abonnement abonnieren einloggen registrieren
    zurück weiter seite-drucken seite-empfehlen nach-oben-springen schlagwörter barrierefreiheit leichte-sprache
    newsticker artikel-anhören vorlesen zur-übersicht kontakt-aufnahme bildergalerie mediathek ad-feedback remove-ads
    save-for-later copied! unmute full-screen fullscreen enlarge-image licensing-rights purchase-reprints
    promoted-stories sort-by email-address sign-me-up upgrade-to-paid follow-the-author make-a-donation jump-to-recipe
    print-recipe read-online view-online forward-to-a-friend skip-ad give-this-article hear-this-story tip-us-off
    report-this-comment terms-and-privacy-policy privacy-&-cookie-settings generate-key-takeaways start-trial learn-more
    google-news here's-how-you-know error-loading-video aller-au-contenu aller-au-menu se-connecter s'abonner s’abonner
    abonnez-vous je-m'abonne mon-compte contribuer ajouter-à-vos-sélections ajouter-à-mes-favoris écouter-l'article
    lire-plus-tard offrir-cet-article retour-à-l'accueil mentions-légales suscríbete suscribirse suscribirme
    iniciar-sesión iniciar-sesion registrarse regístrate copiar-enlace enviar-por-correo guardar escuchar portada
    hemeroteca ir-a-comentarios volver-arriba aviso-legal edición-impresa accedi abbonati registrati cerca contatti
    stampa-articolo torna-su ascolta-l'articolo entrar assine cadastre-se compartilhe compartilhar copiar-link
    ir-para-o-conteúdo início ouvir-texto inloggen abonneren zoeken delen ga-naar-hoofdinhoud naar-hoofdinhoud logga-in
    prenumerera sök dela gå-till-huvudinnehåll log-ind søg article author(s) author-image new-update have-your-say a-a
    a-a-a 本文へ移動 本文へスキップ ホーム トップ トップページ ニュース メニュー 検索 ログイン 会員登録 シェア シェアする 印刷 印刷する ツイート 首页 首頁 新闻 新聞 财经 財經 体育 體育 娱乐 娛樂 国际 国内
    社会 科技 登录 登錄 注册 搜索 打印 分享 评论 收藏 홈 뉴스 메뉴 검색 로그인 공유 공유하기 인쇄 الرئيسية أخبار الأخبار رياضة الرياضة اقتصاد سياسة ثقافة شارك
    مشاركة طباعة بحث تسجيل-الدخول главная новости спорт экономика политика культура поделиться меню поиск войти
    комментарии печать распечатать""".split()
)
SECTIONS = frozenset(
    """news sport sports football cricket rugby hockey tennis business politics world opinion opinions comment economy
    markets market tech technology science culture arts health travel europe asia africa americas america us usa uk
    international national local region regional weather lifestyle life style entertainment finance money companies
    climate environment education exclusive breaking analysis interview feature features energy property media law crime
    society history food books music film theatre art religion columns editorial editorials letters investigation
    investigations magazine weekend politik wirtschaft kultur wissenschaft meinung lokales welt monde économie société
    deportes economía mundo cronaca esteri trade shipping transport agriculture labour labor industry elections election
    top-stories latest-news breaking-news middle-east latin-america asia-pacific city community aktuelles aktuelle
    nachrichten meldungen panorama regionales vermischtes inland ausland nation states state capital courts police
    outdoors farming fisheries farm ports government""".split()
)
SUBJECTS = frozenset(
    """weather videos photos pictures galleries live tv radio games events forum songs archive contact about jobs shop
    fixtures tables standings results traffic roads ferries tides deaths notices recipes competitions tickets team staff
    members alerts feedback corrections help history membership latest trending listen top back print audio video""".split()
)
"""Menu words that are as good a subheading: between two paragraphs of the article they are one."""
