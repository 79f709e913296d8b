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
import org.tousaidants.core.schema.Phone;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Tasks;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.platform.territory.TerritoryColours;

/// « Site » — the data common to all pages: network, public address, help number, menu.
@Component
final class Site {
    /// The parts that only the pages of signed-in people need.
    @Component
    record Work(WorkMenu menu, Tasks tasks, TerritoryLogo logo, ModuleAddressCheck addresses) {}

    static final String LANGUAGE_COOKIE = "ta_lang";

    private final Networks networks;
    private final PublicAddress address;
    private final Tenants tenants;
    private final StaticAssets assets;
    private final PublicPageCatalogue doorCatalogue;
    private final Work work;
    private final List<NavLink> nav;
    private final List<PageHeaderAndFooter.PageLink> languages;

    Site(
            Networks networks,
            PublicAddress address,
            Tenants tenants,
            StaticAssets assets,
            PublicPageCatalogue doorCatalogue,
            Work work,
            ObjectProvider<NavLink> nav,
            ObjectProvider<LanguageMenu> languages) {
        this.networks = networks;
        this.address = address;
        this.tenants = tenants;
        this.assets = assets;
        this.doorCatalogue = doorCatalogue;
        this.work = work;
        this.nav = nav.stream().sorted(Comparator.comparingInt(NavLink::order)).toList();
        this.languages =
                languages.stream().flatMap(menu -> menu.languages().stream()).toList();
    }

    static Site of(HttpServletRequest request) {
        return WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext())
                .getBean(Site.class);
    }

    Page page(HttpServletRequest request) {
        var asked = language(request);
        return new Page(request, Messages.in(speaks(asked.getLanguage()) ? asked : Locale.FRENCH), this);
    }

    /// Tomcat throws at each access to a parameter of a request that it could not read.
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
        if (wanted.isPresent()) return wanted.get().equals("en") ? Locale.ENGLISH : Locale.FRENCH;
        // A program has no link to choose its language; a person's browser often asks for English by accident.
        var program = asked(request).startsWith("/api/") && request.getHeader("Accept-Language") != null;
        return program && request.getLocale().getLanguage().equals("en") ? Locale.ENGLISH : Locale.FRENCH;
    }

    /// On an error page the servlet container has changed the path to that of the error page.
    static String asked(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                ? uri
                : request.getRequestURI();
    }

    String network() {
        return networks.here().name();
    }

    /// « Les autres territoires » — all served tenants, for an address that belongs to none.
    Collection<Tenants.Tenant> territories() {
        return tenants.territories();
    }

    Optional<String> helpPhone() {
        return Optional.of(tenants.setting("help.phone"))
                .filter(phone -> !phone.isBlank())
                .map(phone -> Phone.typed(phone, ""));
    }

    Optional<String> helpMail() {
        return Optional.of(tenants.setting("help.mail")).filter(mail -> !mail.isBlank());
    }

    String url(HttpServletRequest request, String path) {
        var configured = address.configured();
        if (!configured.isEmpty()) return configured + path;
        // Without a public address, a `Host` written by a stranger must not appear in an answer that others may
        // get: the address names this machine, or the local address of the request.
        if (!ClientAddress.namesThisMachine(request)) return address.of(path);
        var port = request.getServerPort();
        var usual = port == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port) + path;
    }

    /// The name of this site; empty if the territory gave none.
    String name() {
        return tenants.setting("site.name");
    }

    /// Address of the style sheet with the colours of the territory; it changes with them.
    Optional<String> colours() {
        return TerritoryColours.css(tenants.setting("colours.main"), tenants.setting("colours.accent"))
                .map(css -> "/couleurs.css?v=" + Sha256.hex(css).substring(0, 8));
    }

    /// Whether the territory offers its site in this language; in each one if it chose none. French always is.
    boolean speaks(String language) {
        var chosen = tenants.setting("languages");
        return chosen.isEmpty()
                || language.equals("fr")
                || List.of(chosen.split("[ ,]+")).contains(language);
    }

    /// Whether this site shows the demonstration territory, whose picture is the sea.
    boolean demonstration() {
        return tenants.setting("demo").equals("true");
    }

    /// The key of the state of accessibility that the law asks for on each page.
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

    /// Whether the module that answers at this address is on in this network.
    boolean isOpen(String address) {
        return work.addresses().isOpen(address);
    }

    List<NavLink> nav() {
        return nav.stream().filter(link -> isOpen(link.path())).toList();
    }

    List<WorkMenu.Section> sections(Actor actor) {
        return work.menu().of(actor);
    }

    boolean may(Actor actor, RequestMethod method, String address) {
        return work.menu().may(actor, method, address);
    }

    int pending(Actor actor) {
        return work.tasks().count(actor);
    }

    void countAgain() {
        work.tasks().countAgain();
    }

    List<Task> tasks(Actor actor) {
        return work.tasks().of(actor);
    }
}
