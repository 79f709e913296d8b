package org.tousaidants.platform.web;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.RequestMethod;
import org.tousaidants.core.schema.PhoneNumber;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tasks.Task;

/// « Page » — the context of every template, in addition to its own model: texts, language, signed-in person, path.
/// A handler may also take it as a parameter.
public final class Page {
    private static final String PREFIX = Page.class.getName() + ".";
    private static final String TASKS = PREFIX + "tasks";
    private static final Pattern LANGUAGE_ASKED = Pattern.compile("(^|&)lang=[^&]*");

    private final HttpServletRequest request;
    private final Messages messages;
    private final SiteContext site;
    private final Optional<PageHeaderAndFooter> frame;

    Page(HttpServletRequest request, Messages messages, SiteContext site) {
        this(request, messages, site, Optional.empty());
    }

    private Page(HttpServletRequest request, Messages messages, SiteContext site, Optional<PageHeaderAndFooter> frame) {
        this.request = request;
        this.messages = messages;
        this.site = site;
        this.frame = frame;
    }

    /// Returns a copy of this page with a header and footer in a language in which only some pages are
    /// available.
    ///
    /// @param around the header and footer
    public Page within(PageHeaderAndFooter around) {
        return new Page(request, messages, site, Optional.of(around));
    }

    Optional<PageHeaderAndFooter> frame() {
        return frame;
    }

    public String t(String key, Object... args) {
        return FrenchTypography.together(messages.t(key, args));
    }

    /// Returns a text whose `**strong**` and `[words](/address)` become markup; everything else, including the
    /// arguments, is escaped. Links to the lexicon are shown to visitors only, because signed-in people know
    /// these words.
    public Content rich(String key, Object... args) {
        return TextMarkup.of(
                t(key, args), address -> isOpen(address) && !(actor().isPresent() && TextMarkup.explains(address)));
    }

    /// Returns the colon between a label and its value, spaced as the language requires.
    public String colon() {
        return foreign() ? ": " : "\u00a0: ";
    }

    /// Returns a text of the message files whose arguments may contain words marked by [#quoted].
    public Content with(String key, Object... args) {
        return FrenchTextOnPage.in(t(
                key,
                Arrays.stream(args)
                        .map(arg -> arg instanceof FrenchTextOnPage quoted ? quoted.within() : arg)
                        .toArray()));
    }

    /// Returns a text that stays French on a page in any language, and is marked as French.
    public FrenchTextOnPage quoted(String text) {
        return new FrenchTextOnPage(french(text), foreign());
    }

    /// Returns a function that marks the French parts of a sentence which the message files do not contain. The
    /// complete sentence must then be passed to [#told].
    public UnaryOperator<String> quote() {
        return text -> quoted(text).within();
    }

    public Content told(String sentence) {
        return FrenchTextOnPage.in(FrenchTypography.of(sentence, locale()));
    }

    private boolean foreign() {
        return !lang().equals("fr");
    }

    /// Returns a French text that is not from the message files, such as a protocol rule, with French
    /// typography.
    public String french(String text) {
        return FrenchTypography.of(text, Locale.FRENCH);
    }

    /// Returns the language of a text that a person typed. Forms do not ask for the language: the text counts as
    /// French unless it is clearly English.
    public String tongue(String typed) {
        return TextLanguageDetector.of(typed);
    }

    /// Returns the language of a page title if it differs from the language of the page, because the title may
    /// be a typed text.
    @Nullable
    String frenchTitle(String title) {
        return foreign() && TextLanguageDetector.isFrench(title) ? "fr" : null;
    }

    public boolean has(String key) {
        return messages.has(key);
    }

    /// Returns whether this address exists in the network, because its module is switched on.
    public boolean isOpen(String address) {
        return site.isOpen(address);
    }

    public String lang() {
        return messages.locale().getLanguage();
    }

    public Locale locale() {
        return messages.locale();
    }

    /// Returns a date in words: « jeudi 3 décembre 2026 ».
    public String day(LocalDate date) {
        return MessageTemplate.day(date, locale());
    }

    /// Returns a short date within the coming weeks: « jeu. 3 ».
    public String weekday(LocalDate date) {
        return date.format(DateTimeFormatter.ofPattern("EEE\u00a0d", locale()));
    }

    /// Returns a date for tables: « 3 déc. 2026 ».
    public String shortDay(LocalDate date) {
        return date.format(DateTimeFormatter.ofPattern("d\u00a0MMM\u00a0yyyy", locale()));
    }

    /// Returns the date of an instant for tables, in Paris time.
    public String shortDay(Instant instant) {
        return shortDay(ParisTime.day(instant));
    }

    /// Returns a moment for tables, in Paris time: « 3 déc. 2026, 14 h 30 ».
    public String shortMoment(Instant instant) {
        return shortDay(instant) + ", " + time(LocalTime.ofInstant(instant, ParisTime.ZONE));
    }

    /// Returns a time: « 14 h 30 ».
    public String time(LocalTime time) {
        return MessageTemplate.time(time, locale());
    }

    /// Returns a moment in words, in Paris time: « jeudi 3 décembre 2026, 14 h 30 ».
    public String moment(Instant instant) {
        var paris = instant.atZone(ParisTime.ZONE);
        return day(paris.toLocalDate()) + ", " + time(paris.toLocalTime());
    }

    public String number(Number number) {
        return MessageTemplate.said(number, locale());
    }

    /// Returns a telephone number in its local form: « 05 46 00 00 00 », « 0262 12 34 56 ».
    public String phone(String number) {
        return PhoneNumber.said(number);
    }

    /// Returns a telephone number for a `tel:` link: « +33546000000 ».
    static String dialled(String number) {
        return PhoneNumber.dialled(number);
    }

    /// Returns the requested path of this page without its query.
    public String path() {
        return SiteContext.asked(request);
    }

    public Optional<SignedInPerson> actor() {
        return Optional.ofNullable((SignedInPerson) request.getAttribute(SignedInPerson.class.getName()));
    }

    /// Returns whether the reader is signed in as a helper or coordinator, who help people. A funder only reads,
    /// and a newcomer is not accepted yet.
    public boolean helps() {
        return actor().filter(one -> one.is(Role.HELPER) || one.is(Role.COORDINATOR))
                .isPresent();
    }

    /// Returns whether the reader has registered but is not accepted yet.
    public boolean waits() {
        return actor().filter(one -> one.is(Role.NEWCOMER)).isPresent();
    }

    /// Returns whether the reader may see a link for helpers. A visitor sees the link too, and must sign in
    /// after following it.
    public boolean mayHelp() {
        return actor().isEmpty() || helps();
    }

    /// Returns the hidden field that a form must send back. It must be read only when a form is shown, because
    /// reading it may open a session.
    public Optional<CsrfField> csrf() {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? Optional.of(new CsrfField(token.getParameterName(), token.getToken()))
                : Optional.empty();
    }

    public record CsrfField(String name, String value) {}

    /// Returns the name of the network, such as « Charente-Maritime ».
    public String network() {
        return site.network();
    }

    /// Returns the name of this site, as chosen by the territory.
    public String siteName() {
        return site.name().isEmpty() ? t("web.brand") : site.name();
    }

    Optional<String> colours() {
        return site.colours();
    }

    boolean isDemonstration() {
        return site.demonstration();
    }

    String accessibilityState() {
        return t(site.accessibility());
    }

    /// Returns the logo of the territory for printed documents, as a data URI.
    public Optional<String> logoOnPaper() {
        return site.logo().dataUri();
    }

    TerritoryLogo logo() {
        return site.logo();
    }

    /// Returns the telephone number for people whom a page does not help.
    public Optional<String> helpPhone() {
        return site.helpPhone();
    }

    public Optional<String> helpMail() {
        return site.helpMail();
    }

    /// Returns the full address of a path, for use outside of the site: mails, QR codes, JSON-LD.
    public String url(String path) {
        return site.url(request, path);
    }

    /// Offers a part of this page, such as a chart, as a file. The file is made only when its address is
    /// requested.
    ///
    /// @param name name that is unique on the page, of letters, digits, « - » and « . »
    /// @param type content type
    /// @param made makes the file
    public void offers(String name, String type, Supplier<byte[]> made) {
        if (ChartFileAttachment.asked(request).filter(name::equals).isPresent())
            request.setAttribute(ChartFileAttachment.class.getName(), new ChartFileAttachment(name, type, made.get()));
    }

    /// Returns the address of a file that this page offers: the requested address of this page, with the name of
    /// the file.
    public String partAddress(String name) {
        return path() + "?" + ChartFileAttachment.queryFor(request, name);
    }

    /// Returns the address of a file of `static/`; it contains a hash of the content.
    public String asset(String name) {
        return site.assets().address(name);
    }

    List<PublicMenuEntry> nav() {
        return site.nav().stream().filter(link -> !link.atFoot()).toList();
    }

    List<PublicPageCatalogue.PublicPageTheme> firstDoors() {
        return site.doors().first(this);
    }

    /// Returns the pending tasks of the signed-in person, which are read only once per page.
    public List<Task> tasks() {
        return once("tasks", site::tasks);
    }

    /// Returns whether the reader may send a form to an address. A person with only some rights of a coordinator
    /// thus sees no form that would be refused.
    ///
    /// @param action address to which the form is sent
    boolean maySend(String action) {
        return may(RequestMethod.POST, action);
    }

    /// Returns whether the reader may open the page of this link.
    public boolean mayOpen(String path) {
        return may(RequestMethod.GET, path);
    }

    private boolean may(RequestMethod method, String address) {
        return RequestAccessFilter.holder(request)
                .filter(one -> one.is(Role.DATA) || one.is(Role.READER))
                .map(one -> site.may(one, method, address))
                .orElse(true);
    }

    /// Returns the address of the script that stores pages on the device, for people who work without an
    /// internet connection.
    @Nullable
    String keepsOffline() {
        return RequestAccessFilter.holder(request)
                        .filter(one -> one.role().helps())
                        .isPresent()
                ? OfflineWorkServiceWorker.PATH + "?lang=" + lang()
                : null;
    }

    boolean readsOnly() {
        return RequestAccessFilter.holder(request)
                .filter(one -> one.is(Role.READER))
                .isPresent();
    }

    /// Returns the number of pending tasks of the person, for the menu. The page with the list of tasks counts
    /// only the tasks that this list contains.
    int pending() {
        return request.getAttribute(TASKS) instanceof List<?> known
                ? known.size()
                : RequestAccessFilter.holder(request).map(site::pending).orElse(0);
    }

    List<SignedInMenu.MenuSection> sections() {
        return once("sections", site::sections);
    }

    @SuppressWarnings("unchecked")
    private <T> List<T> once(String name, Function<SignedInPerson, List<T>> read) {
        var key = PREFIX + name;
        if (!(request.getAttribute(key) instanceof List<?> known)) {
            var found = RequestAccessFilter.holder(request).map(read).orElse(List.of());
            request.setAttribute(key, found);
            return found;
        }
        return (List<T>) known;
    }

    /// Returns the menu section and tab to which this page belongs; empty for a page of the public site.
    Optional<SignedInMenu.MenuPosition> position() {
        return SignedInMenu.position(sections(), path());
    }

    List<PublicMenuEntry> foot() {
        return site.nav().stream().filter(PublicMenuEntry::atFoot).toList();
    }

    /// Returns whether this entry of the public menu is the one to mark on this page. It is the most specific
    /// entry that matches: on a page of « au guichet », the entry « trouver de l'aide » is not marked.
    boolean standsUnder(PublicMenuEntry link) {
        return link.leads(path())
                && nav().stream()
                        .filter(other -> other.leads(path()))
                        .noneMatch(other -> other.path().length() > link.path().length());
    }

    /// Returns the link to this page in the other language of the site.
    PageHeaderAndFooter.PageLink inOtherLanguage() {
        return in(lang().equals("fr") ? "en" : "fr");
    }

    /// Returns the link to this page in another language. After a form was submitted, the page cannot be
    /// requested again in another language, so the link leads to the home page.
    private PageHeaderAndFooter.PageLink in(String language) {
        var name = name(language);
        var wanted = "lang=" + language;
        if (!request.getMethod().equals("GET")) return new PageHeaderAndFooter.PageLink("/?" + wanted, name, language);
        var query = Optional.ofNullable(request.getQueryString()).orElse("");
        if (query.contains("lang=")) query = LANGUAGE_ASKED.matcher(query).replaceAll("");
        return new PageHeaderAndFooter.PageLink(
                path() + "?" + (query.isEmpty() ? "" : query + "&") + wanted, name, language);
    }

    /// Returns the name of the language of this page, written in this language itself.
    String languageHere() {
        return frame.map(around -> around.t("name")).orElseGet(() -> easy() ? t("web.easy") : name(lang()));
    }

    private static String name(String language) {
        return language.equals("fr") ? "Français" : "English";
    }

    /// Returns whether the reader has chosen French that is easy to read.
    boolean easy() {
        return locale().equals(Messages.EASY_FRENCH);
    }

    /// Returns whether this page has texts in easy French: the file with these texts lists the paths of such pages.
    private boolean hasEasyTexts() {
        var easy = Messages.in(Messages.EASY_FRENCH);
        // A module alone, in a test, has no file of easy texts.
        return easy.has("pages")
                && Arrays.stream(easy.t("pages").split(" "))
                        .anyMatch(page -> path().equals(page) || path().startsWith(page + "/"));
    }

    /// Returns the switch to easy French, or back to the usual French. Empty on a page without easy texts, in another
    /// language, and after a form was submitted, because the page cannot be requested again.
    Optional<PageHeaderAndFooter.PageLink> easySwitch() {
        if (frame.isPresent()
                || foreign()
                || !hasEasyTexts()
                || !request.getMethod().equals("GET")) return Optional.empty();
        var other = in(easy() ? "fr" : Messages.EASY_FRENCH.toLanguageTag());
        return Optional.of(
                new PageHeaderAndFooter.PageLink(other.path(), t(easy() ? "web.easy.usual" : "web.easy"), "fr"));
    }

    /// Returns the sentence that names the reader of the easy texts, or that says that nobody has read the texts; empty
    /// on a page in other texts.
    Optional<String> easyProof() {
        if (!easy() || !hasEasyTexts()) return Optional.empty();
        var checked = t("checked");
        return Optional.of(checked.isEmpty() ? t("web.easy.unchecked") : t("web.easy.reread", checked));
    }

    boolean speaks(String language) {
        return site.speaks(language);
    }

    String languagesWord() {
        return frame.map(around -> around.t("languages")).orElseGet(() -> t("web.languages"));
    }

    /// Returns the menu of the languages: this page in the other language of the site, and the first pages of
    /// the languages in which only some pages are available.
    List<PageHeaderAndFooter.PageLink> languages() {
        return frame.map(PageHeaderAndFooter::languages)
                .orElseGet(() -> Stream.of(
                                Stream.of(in("fr")).filter(_ -> easy()),
                                Stream.of(inOtherLanguage()).filter(way -> site.speaks(way.lang())),
                                site.languages().stream())
                        .flatMap(ways -> ways)
                        .toList());
    }
}
