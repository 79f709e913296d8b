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
import org.tousaidants.core.schema.Phone;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tasks.Task;

/// « Page » — the context of every template beside its own model: texts, language, signed-in person, path. A
/// handler may also take it as a parameter.
public final class Page {
    private static final String PREFIX = Page.class.getName() + ".";
    private static final String TASKS = PREFIX + "tasks";
    private static final Pattern LANGUAGE_ASKED = Pattern.compile("(^|&)lang=[^&]*");

    private final HttpServletRequest request;
    private final Messages messages;
    private final Site site;
    private final Optional<PageHeaderAndFooter> frame;

    Page(HttpServletRequest request, Messages messages, Site site) {
        this(request, messages, site, Optional.empty());
    }

    private Page(HttpServletRequest request, Messages messages, Site site, Optional<PageHeaderAndFooter> frame) {
        this.request = request;
        this.messages = messages;
        this.site = site;
        this.frame = frame;
    }

    /// The same page with its header and footer in another language than the two of the site.
    public Page within(PageHeaderAndFooter around) {
        return new Page(request, messages, site, Optional.of(around));
    }

    Optional<PageHeaderAndFooter> frame() {
        return frame;
    }

    public String t(String key, Object... args) {
        return FrenchTypography.together(messages.t(key, args));
    }

    /// A text whose `**strong**` and `[words](/address)` become markup; everything else, arguments included, is
    /// escaped. Links to the lexicon are for visitors only: a signed-in person knows these words.
    public Content rich(String key, Object... args) {
        return TextMarkup.of(
                t(key, args), address -> isOpen(address) && !(actor().isPresent() && TextMarkup.explains(address)));
    }

    /// The colon between a label and its value, spaced as the language requires.
    public String colon() {
        return foreign() ? ": " : "\u00a0: ";
    }

    /// A text with [#quoted] words in its placeholders.
    public Content with(String key, Object... args) {
        return QuotedFrenchText.in(t(
                key,
                Arrays.stream(args)
                        .map(arg -> arg instanceof QuotedFrenchText quoted ? quoted.within() : arg)
                        .toArray()));
    }

    /// French text that stays French on every page.
    public QuotedFrenchText quoted(String text) {
        return new QuotedFrenchText(french(text), foreign());
    }

    /// A function that marks the French parts of a sentence that is not from the message files. The finished
    /// sentence then goes through [#told].
    public UnaryOperator<String> quote() {
        return text -> quoted(text).within();
    }

    public Content told(String sentence) {
        return QuotedFrenchText.in(FrenchTypography.of(sentence, locale()));
    }

    private boolean foreign() {
        return !lang().equals("fr");
    }

    /// A French text outside the message files, such as a protocol rule, with French typography.
    public String french(String text) {
        return FrenchTypography.of(text, Locale.FRENCH);
    }

    /// The language of typed text, which no form asks: French, unless it clearly reads as English.
    public String tongue(String typed) {
        return TextLanguageDetector.of(typed);
    }

    /// The language of a page title where it differs from the page: the title may be a typed text.
    @Nullable
    String frenchTitle(String title) {
        return foreign() && TextLanguageDetector.isFrench(title) ? "fr" : null;
    }

    public boolean has(String key) {
        return messages.has(key);
    }

    /// Whether this address answers in the network: its module is on.
    public boolean isOpen(String address) {
        return site.isOpen(address);
    }

    public String lang() {
        return messages.locale().getLanguage();
    }

    public Locale locale() {
        return messages.locale();
    }

    /// A date in words: « jeudi 3 décembre 2026 ».
    public String day(LocalDate date) {
        return Message.day(date, locale());
    }

    /// A short date in the coming weeks: « jeu. 3 ».
    public String weekday(LocalDate date) {
        return date.format(DateTimeFormatter.ofPattern("EEE\u00a0d", locale()));
    }

    /// A date for tables: « 3 déc. 2026 ».
    public String shortDay(LocalDate date) {
        return date.format(DateTimeFormatter.ofPattern("d\u00a0MMM\u00a0yyyy", locale()));
    }

    /// The short day of an instant, in Paris time.
    public String shortDay(Instant instant) {
        return shortDay(ParisTime.day(instant));
    }

    /// A moment in Paris time for tables: « 3 déc. 2026, 14 h 30 ».
    public String shortMoment(Instant instant) {
        return shortDay(instant) + ", " + time(LocalTime.ofInstant(instant, ParisTime.ZONE));
    }

    /// A time: « 14 h 30 ».
    public String time(LocalTime time) {
        return Message.time(time, locale());
    }

    /// A moment in words, in Paris time: « jeudi 3 décembre 2026, 14 h 30 ».
    public String moment(Instant instant) {
        var paris = instant.atZone(ParisTime.ZONE);
        return day(paris.toLocalDate()) + ", " + time(paris.toLocalTime());
    }

    public String number(Number number) {
        return Message.said(number, locale());
    }

    /// A telephone number in its local form: « 05 46 00 00 00 », « 0262 12 34 56 ».
    public String phone(String number) {
        return Phone.said(number);
    }

    /// A telephone number for a `tel:` link: « +33546000000 ».
    static String dialled(String number) {
        return Phone.dialled(number);
    }

    /// The requested path of this page without its query.
    public String path() {
        return Site.asked(request);
    }

    public Optional<Actor> actor() {
        return Optional.ofNullable((Actor) request.getAttribute(Actor.class.getName()));
    }

    /// Whether the reader is signed in as a helper or coordinator; a funder only reads, a newcomer waits.
    public boolean helps() {
        return actor().filter(one -> one.is(Role.HELPER) || one.is(Role.COORDINATOR))
                .isPresent();
    }

    /// Whether the reader registered and is not yet accepted.
    public boolean waits() {
        return actor().filter(one -> one.is(Role.NEWCOMER)).isPresent();
    }

    /// Whether to show a link for helpers: a visitor who is not signed in is led to sign in.
    public boolean mayHelp() {
        return actor().isEmpty() || helps();
    }

    /// The hidden field that a form must send back. Read only when a form is shown: reading it
    /// may open a session.
    public Optional<Csrf> csrf() {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? Optional.of(new Csrf(token.getParameterName(), token.getToken()))
                : Optional.empty();
    }

    public record Csrf(String name, String value) {}

    /// The name of the network, « Charente-Maritime ».
    public String network() {
        return site.network();
    }

    /// The name of this site, as the territory calls it.
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

    /// The logo of the territory, for paper.
    public Optional<String> logoOnPaper() {
        return site.logo().dataUri();
    }

    TerritoryLogo logo() {
        return site.logo();
    }

    /// The number to call when a page does not help.
    public Optional<String> helpPhone() {
        return site.helpPhone();
    }

    public Optional<String> helpMail() {
        return site.helpMail();
    }

    /// Full address of a path, for use outside of the screen: mails, QR codes, JSON-LD.
    public String url(String path) {
        return site.url(request, path);
    }

    /// Offers a part of this page, such as a chart, as a file. The file is made only when its address is
    /// requested.
    ///
    /// @param name unique on the page, of letters, digits, « - » and « . »
    public void offers(String name, String type, Supplier<byte[]> made) {
        if (PageAttachment.asked(request).filter(name::equals).isPresent())
            request.setAttribute(PageAttachment.class.getName(), new PageAttachment(name, type, made.get()));
    }

    /// The address of an offered file: the requested address of this page, with the name of the file.
    public String partAddress(String name) {
        return path() + "?" + PageAttachment.queryFor(request, name);
    }

    /// Address of a file of `static/`, with its content's hash.
    public String asset(String name) {
        return site.assets().address(name);
    }

    List<NavLink> nav() {
        return site.nav().stream().filter(link -> !link.atFoot()).toList();
    }

    List<PublicPageCatalogue.Theme> firstDoors() {
        return site.doors().first(this);
    }

    /// The pending tasks of the signed-in person, read once for a page.
    public List<Task> tasks() {
        return once("tasks", site::tasks);
    }

    /// Whether this person may send a form to that address. Those with a part of the rights of the coordination
    /// see no form that would be refused.
    boolean maySend(String action) {
        return may(RequestMethod.POST, action);
    }

    /// Whether the reader may open the page of this link.
    public boolean mayOpen(String path) {
        return may(RequestMethod.GET, path);
    }

    private boolean may(RequestMethod method, String address) {
        return AccessFilter.holder(request)
                .filter(one -> one.is(Role.DATA) || one.is(Role.READER))
                .map(one -> site.may(one, method, address))
                .orElse(true);
    }

    /// The address of the script that keeps pages on the device, for those who work without a network.
    @Nullable
    String keepsOffline() {
        return AccessFilter.holder(request).filter(one -> one.role().helps()).isPresent()
                ? OfflineWorkPages.PATH + "?lang=" + lang()
                : null;
    }

    boolean readsOnly() {
        return AccessFilter.holder(request).filter(one -> one.is(Role.READER)).isPresent();
    }

    /// The number of pending tasks; if this page shows the list of tasks, the number in the list.
    int pending() {
        return request.getAttribute(TASKS) instanceof List<?> known
                ? known.size()
                : AccessFilter.holder(request).map(site::pending).orElse(0);
    }

    List<WorkMenu.Section> sections() {
        return once("sections", site::sections);
    }

    @SuppressWarnings("unchecked")
    private <T> List<T> once(String name, Function<Actor, List<T>> read) {
        var key = PREFIX + name;
        if (!(request.getAttribute(key) instanceof List<?> known)) {
            var found = AccessFilter.holder(request).map(read).orElse(List.of());
            request.setAttribute(key, found);
            return found;
        }
        return (List<T>) known;
    }

    /// The section and the tab of this page; empty for a page of the public site.
    Optional<WorkMenu.Position> position() {
        return WorkMenu.position(sections(), path());
    }

    List<NavLink> foot() {
        return site.nav().stream().filter(NavLink::atFoot).toList();
    }

    /// Whether this entry is the most specific menu entry for this page: on a page of « au guichet », « trouver
    /// de l'aide » is not marked.
    boolean standsUnder(NavLink link) {
        return link.leads(path())
                && nav().stream()
                        .filter(other -> other.leads(path()))
                        .noneMatch(other -> other.path().length() > link.path().length());
    }

    /// This page in the other language of the site.
    PageHeaderAndFooter.PageLink inOtherLanguage() {
        return in(lang().equals("fr") ? "en" : "fr");
    }

    /// The answer to a form cannot be requested again in another language, so the link leads home.
    private PageHeaderAndFooter.PageLink in(String language) {
        var name = name(language);
        var wanted = "lang=" + language;
        if (!request.getMethod().equals("GET")) return new PageHeaderAndFooter.PageLink("/?" + wanted, name, language);
        var query = Optional.ofNullable(request.getQueryString()).orElse("");
        if (query.contains("lang=")) query = LANGUAGE_ASKED.matcher(query).replaceAll("");
        return new PageHeaderAndFooter.PageLink(
                path() + "?" + (query.isEmpty() ? "" : query + "&") + wanted, name, language);
    }

    /// Name of the language of this page, in this language.
    String languageHere() {
        return frame.map(around -> around.t("name")).orElseGet(() -> name(lang()));
    }

    private static String name(String language) {
        return language.equals("fr") ? "Français" : "English";
    }

    boolean speaks(String language) {
        return site.speaks(language);
    }

    String languagesWord() {
        return frame.map(around -> around.t("languages")).orElseGet(() -> t("web.languages"));
    }

    /// The menu of the languages: this page in the other language of the site, and the first pages of those
    /// that have only a part of it.
    List<PageHeaderAndFooter.PageLink> languages() {
        return frame.map(PageHeaderAndFooter::languages)
                .orElseGet(() -> Stream.concat(
                                Stream.of(inOtherLanguage()).filter(way -> site.speaks(way.lang())),
                                site.languages().stream())
                        .toList());
    }
}
