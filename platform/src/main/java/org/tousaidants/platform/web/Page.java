package org.tousaidants.platform.web;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.security.web.csrf.CsrfToken;
import org.tousaidants.core.schema.Phone;
import org.tousaidants.core.text.Paris;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;

/// « Page » — the context of every template beside its own model: texts, language, signed-in person, path. A
/// handler may also take it as a parameter.
public final class Page {
    private static final Pattern LANGUAGE_ASKED = Pattern.compile("(^|&)lang=[^&]*");

    private final HttpServletRequest request;
    private final Messages messages;
    private final Site site;
    private final Optional<PageFrame> frame;

    Page(HttpServletRequest request, Messages messages, Site site) {
        this(request, messages, site, Optional.empty());
    }

    private Page(HttpServletRequest request, Messages messages, Site site, Optional<PageFrame> frame) {
        this.request = request;
        this.messages = messages;
        this.site = site;
        this.frame = frame;
    }

    /// The same page with its header and footer in another language than the two of the site.
    public Page within(PageFrame around) {
        return new Page(request, messages, site, Optional.of(around));
    }

    Optional<PageFrame> frame() {
        return frame;
    }

    public String t(String key, Object... args) {
        return Typography.together(messages.t(key, args));
    }

    /// A text whose `**strong**` and `[words](/address)` become markup; everything else, arguments included, is
    /// escaped. Links to the lexicon are for visitors only: a signed-in person knows these words.
    public Content rich(String key, Object... args) {
        return TextMarkup.of(t(key, args), address -> isOpen(address) && !(actor().isPresent() && TextMarkup.explains(address)));
    }

    /// The colon between a label and its value, spaced as the language requires.
    public String colon() {
        return foreign() ? ": " : "\u00a0: ";
    }

    /// A text with [#quoted] words in its placeholders.
    public Content with(String key, Object... args) {
        return FrenchQuote.in(t(
                key,
                Arrays.stream(args)
                        .map(arg -> arg instanceof FrenchQuote quoted ? quoted.within() : arg)
                        .toArray()));
    }

    /// French text that stays French on every page.
    public FrenchQuote quoted(String text) {
        return new FrenchQuote(french(text), foreign());
    }

    /// The same, for a sentence outside the message files: its French parts pass through this function, and the
    /// sentence through [#told].
    public UnaryOperator<String> quote() {
        return text -> quoted(text).within();
    }

    public Content told(String sentence) {
        return FrenchQuote.in(Typography.of(sentence, locale()));
    }

    private boolean foreign() {
        return !lang().equals("fr");
    }

    /// A French text outside the message files, such as a protocol rule, with French typography.
    public String french(String text) {
        return Typography.of(text, Locale.FRENCH);
    }

    /// The language of typed text, which no form asks: French, unless it clearly reads as English.
    public String tongue(String typed) {
        return TextLanguage.of(typed);
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

    /// « jeudi 3 décembre 2026 ».
    public String day(LocalDate date) {
        return Message.day(date, locale());
    }

    /// « 3 déc. 2026 », for tables.
    public String shortDay(LocalDate date) {
        return date.format(DateTimeFormatter.ofPattern("d\u00a0MMM\u00a0yyyy", locale()));
    }

    /// The same, Paris time.
    public String shortDay(Instant instant) {
        return shortDay(Paris.day(instant));
    }

    /// « 3 déc. 2026, 14 h 30 », Paris time, for tables.
    public String shortMoment(Instant instant) {
        return shortDay(instant) + ", " + time(LocalTime.ofInstant(instant, Paris.ZONE));
    }

    /// « 14 h 30 ».
    public String time(LocalTime time) {
        return Message.time(time, locale());
    }

    /// « jeudi 3 décembre 2026, 14 h 30 », Paris time.
    public String moment(Instant instant) {
        var paris = instant.atZone(Paris.ZONE);
        return day(paris.toLocalDate()) + ", " + time(paris.toLocalTime());
    }

    public String number(Number number) {
        return Message.said(number, locale());
    }

    /// « 05 46 00 00 00 », « 0262 12 34 56 »: in the local form.
    public String phone(String number) {
        return Phone.said(number);
    }

    /// « +33546000000 », for a `tel:` link.
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
        return actor().map(actor -> actor.network().name()).orElse(site.network());
    }

    /// The logo of the territory, for paper.
    public Optional<String> logoOnPaper() {
        return site.logo().dataUri();
    }

    Logo logo() {
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

    /// Address of a file of `static/`, with its content's hash.
    public String asset(String name) {
        return site.assets().address(name);
    }

    List<NavLink> nav() {
        return site.nav(actor()).stream().filter(link -> !link.atFoot()).toList();
    }

    List<PublicPageCatalogue.Theme> firstDoors() {
        return site.doors().first(this);
    }

    /// « Menu du bureau » — the entries of the person's own menu, by section.
    public Map<String, List<NavLink>> own() {
        return site.nav(actor()).stream()
                .filter(link -> !link.roles().isEmpty() && !link.leads(path()))
                .collect(Collectors.groupingBy(NavLink::part, LinkedHashMap::new, Collectors.toList()));
    }

    List<NavLink> foot() {
        return site.nav(actor()).stream().filter(NavLink::atFoot).toList();
    }

    /// Of the menu entries that match this page, the nearest: under « au guichet », « trouver de l'aide
    /// » is not marked.
    boolean standsUnder(NavLink link) {
        return link.leads(path())
                && nav().stream()
                        .filter(other -> other.leads(path()))
                        .noneMatch(other -> other.path().length() > link.path().length());
    }

    /// This page in the other language; the answer to a form cannot be requested again, so it leads home.
    String inOtherLanguage() {
        var wanted = "lang=" + (lang().equals("fr") ? "en" : "fr");
        if (!request.getMethod().equals("GET")) return "/?" + wanted;
        var query = Optional.ofNullable(request.getQueryString()).orElse("");
        if (query.contains("lang=")) query = LANGUAGE_ASKED.matcher(query).replaceAll("");
        return path() + "?" + (query.isEmpty() ? "" : query + "&") + wanted;
    }
}
