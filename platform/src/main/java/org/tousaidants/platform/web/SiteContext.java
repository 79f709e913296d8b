package org.tousaidants.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.support.WebApplicationContextUtils;
import org.tousaidants.core.schema.PhoneNumber;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Tasks;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.platform.territory.TerritoryColours;

/// « Site » — the data that all pages share: network, public address, help number, menu.
@Component
final class SiteContext {
    /// The data that only the pages of signed-in people need.
    @Component
    record SignedInPageParts(SignedInMenu menu, Tasks tasks, TerritoryLogo logo, ModuleAddressCheck addresses) {}

    static final String LANGUAGE_COOKIE = "ta_lang";

    private final TerritoryNetworks networks;
    private final SitePublicAddress address;
    private final Tenants tenants;
    private final StaticAssets assets;
    private final PublicPageCatalogue doorCatalogue;
    private final SignedInPageParts work;
    private final List<PublicMenuEntry> nav;
    private final List<PageHeaderAndFooter.PageLink> languages;

    SiteContext(
            TerritoryNetworks networks,
            SitePublicAddress address,
            Tenants tenants,
            StaticAssets assets,
            PublicPageCatalogue doorCatalogue,
            SignedInPageParts work,
            ObjectProvider<PublicMenuEntry> nav,
            ObjectProvider<LanguageMenu> languages) {
        this.networks = networks;
        this.address = address;
        this.tenants = tenants;
        this.assets = assets;
        this.doorCatalogue = doorCatalogue;
        this.work = work;
        this.nav = nav.stream()
                .sorted(Comparator.comparingInt(PublicMenuEntry::order))
                .toList();
        this.languages =
                languages.stream().flatMap(menu -> menu.languages().stream()).toList();
    }

    static SiteContext of(HttpServletRequest request) {
        return WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext())
                .getBean(SiteContext.class);
    }

    Page page(HttpServletRequest request) {
        var asked = language(request);
        return new Page(request, Messages.in(speaks(asked.getLanguage()) ? asked : Locale.FRENCH), this);
    }

    /// Returns the language in the address, if the request can be read: Tomcat throws at each access to a
    /// parameter of a request that it could not read.
    static Optional<String> languageAsked(HttpServletRequest request) {
        try {
            return Optional.ofNullable(request.getParameter("lang"));
        } catch (IllegalStateException unreadable) {
            return Optional.empty();
        }
    }

    static Locale language(HttpServletRequest request) {
        var wanted = languageAsked(request)
                .or(() -> Optional.ofNullable(request.getCookies()).stream()
                        .flatMap(Arrays::stream)
                        .filter(cookie -> cookie.getName().equals(LANGUAGE_COOKIE))
                        .map(cookie -> Optional.ofNullable(cookie.getValue()).orElse(""))
                        .findFirst());
        if (wanted.isPresent())
            return switch (wanted.get()) {
                case "en" -> Locale.ENGLISH;
                case "fr-x-falc" -> Messages.EASY_FRENCH;
                default -> Locale.FRENCH;
            };
        // Only a program chooses its language by a header, because it has no link to follow; a person's
        // browser often asks for English unintentionally.
        var program = asked(request).startsWith("/api/") && request.getHeader("Accept-Language") != null;
        return program && request.getLocale().getLanguage().equals("en") ? Locale.ENGLISH : Locale.FRENCH;
    }

    /// Returns the path that the browser requested. On an error page, this is not the path of the error page,
    /// with which the servlet container replaces it.
    static String asked(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                ? uri
                : request.getRequestURI();
    }

    String network() {
        return networks.here().name();
    }

    /// « Les autres territoires » — returns all networks that this process serves, for an address that belongs
    /// to none of them.
    Collection<Tenants.TenantDetails> territories() {
        return tenants.territories();
    }

    Optional<String> helpPhone() {
        return Optional.of(tenants.setting("help.phone"))
                .filter(phone -> !phone.isBlank())
                .map(phone -> PhoneNumber.typed(phone, ""));
    }

    Optional<String> helpMail() {
        return Optional.of(tenants.setting("help.mail")).filter(mail -> !mail.isBlank());
    }

    String url(HttpServletRequest request, String path) {
        var configured = address.configured();
        if (!configured.isEmpty()) return configured + path;
        // If no public address is configured, a `Host` header written by a stranger must not appear in an
        // answer that others may get, so the full address contains the name of this machine or the local
        // address of the request.
        if (!ClientIpAddress.namesThisMachine(request)) return address.of(path);
        var port = request.getServerPort();
        var usual = port == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port) + path;
    }

    /// Returns the name of this site; empty if the territory did not choose one.
    String name() {
        return tenants.setting("site.name");
    }

    /// Returns the address of the style sheet with the colours of the territory; it changes with the colours.
    Optional<String> colours() {
        return TerritoryColours.css(tenants.setting("colours.main"), tenants.setting("colours.accent"))
                .map(css -> "/couleurs.css?v=" + Sha256.hex(css).substring(0, 8));
    }

    /// Returns whether the territory offers its site in this language. French is always offered. If the
    /// territory has not chosen its languages, all languages are offered.
    boolean speaks(String language) {
        var chosen = tenants.setting("languages");
        return chosen.isEmpty()
                || language.equals("fr")
                || List.of(chosen.split("[ ,]+")).contains(language);
    }

    /// Returns whether this site shows the demonstration territory, which has its own picture.
    boolean demonstration() {
        return tenants.setting("demo").equals("true");
    }

    /// Returns the message key of the state of accessibility, which the law requires on each page.
    String accessibility() {
        return AccessibilityStatement.of(tenants).key();
    }

    StaticAssets assets() {
        return assets;
    }

    TerritoryLogo logo() {
        return work.logo();
    }

    PublicPageCatalogue doors() {
        return doorCatalogue;
    }

    List<PageHeaderAndFooter.PageLink> languages() {
        return languages.stream().filter(way -> speaks(way.lang())).toList();
    }

    /// Returns whether the module that answers at this address is switched on in this network.
    boolean isOpen(String address) {
        return work.addresses().isOpen(address);
    }

    List<PublicMenuEntry> nav() {
        return nav.stream().filter(link -> isOpen(link.path())).toList();
    }

    List<SignedInMenu.MenuSection> sections(SignedInPerson actor) {
        return work.menu().of(actor);
    }

    boolean may(SignedInPerson actor, RequestMethod method, String address) {
        return work.menu().may(actor, method, address);
    }

    int pending(SignedInPerson actor) {
        return work.tasks().count(actor);
    }

    void countAgain() {
        work.tasks().countAgain();
    }

    List<Task> tasks(SignedInPerson actor) {
        return work.tasks().of(actor);
    }
}
