package org.tousaidants.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.modules.ModuleManifest;
import org.tousaidants.platform.modules.ModulePreset;
import org.tousaidants.platform.modules.NetworkModules;
import org.tousaidants.platform.modules.NetworkModules.ModuleSwitchResult;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// Tests that every link opens for the people who see it, and that a network sees no link to a module that it
/// does not use.
class LinksTest extends RunningSite {
    private static final String SETTINGS = "/bureau/reglages/modules";

    @Autowired
    NetworkModules modules;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    private final Map<String, Class<?>> owners = new HashMap<>();

    @AfterEach
    void everythingAgain() {
        modules.use(all());
    }

    private Set<String> all() {
        return modules.choices().stream().map(ModuleManifest::name).collect(Collectors.toSet());
    }

    private Map<String, Visitor> people() {
        var people = new LinkedHashMap<String, Visitor>();
        people.put("a stranger", visitor());
        people.put("a coordinator", signedIn(villager("nadia")));
        people.put("a helper", signedIn(villager("odette")));
        people.put("a funder", signedIn(person(Role.FUNDER)));
        people.put("a newcomer", signedIn(person(Role.NEWCOMER)));
        return people;
    }

    /// A first crawl with all modules enabled finds the pages that link to a module. These pages are then
    /// opened again without the module.
    @Test
    void nobodyMeetsADeadEndAndNothingLeadsToAModuleThatIsOff() {
        var walks = new LinkedHashMap<String, DeadLinkCrawler>();
        var people = people();
        people.forEach((who, visitor) -> {
            var walk = DeadLinkCrawler.of(visitor);
            walks.put(who, walk);
            assertThat(walk.dead()).as(who).isEmpty();
        });
        var left = new TreeSet<String>();
        for (var module : modules.choices()) {
            // Modules that depend on it are disabled too.
            var off = modules.choices().stream()
                    .filter(one -> one.equals(module) || one.needs().contains(module.name()))
                    .map(ModuleManifest::name)
                    .collect(Collectors.toSet());
            var rest = all();
            rest.removeAll(off);
            assertThat(modules.use(rest)).isInstanceOf(ModuleSwitchResult.ModulesSwitched.class);
            walks.forEach((who, walk) -> walk.links().forEach((path, links) -> {
                if (!isOn(path) || links.stream().allMatch(this::isOn)) return;
                var page = people.get(who).get(path);
                if (page.statusCode() >= 400) left.add(module.name() + ": " + path + " answers " + page.statusCode());
                DeadLinkCrawler.linked(page.body()).stream()
                        .filter(link -> !isOn(link))
                        .forEach(link -> left.add(module.name() + ": " + path + " leads " + who + " to " + link));
            }));
            modules.use(all());
        }
        assertThat(left).isEmpty();
    }

    @Test
    void whoHasJustComeMeetsNoDeadEnd() {
        for (var role : List.of(Role.HELPER, Role.COORDINATOR))
            assertThat(DeadLinkCrawler.of(signedIn(person(role))).dead())
                    .as(role.name())
                    .isEmpty();
    }

    @Test
    void theDirectoryAloneIsWhole() {
        modules.use(Set.of());
        people().forEach((who, visitor) ->
                assertThat(DeadLinkCrawler.of(visitor).dead()).as(who).isEmpty());
        var home = visitor().get("/").body();
        assertThat(DeadLinkCrawler.linked(home)).allMatch(this::isOn);
        assertThat(visitor().get("/pass/encaisser").statusCode()).isEqualTo(404);
        assertThat(visitor().get("/aide/reponses?besoin=impots&ou=17415").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPageOfAModuleThatIsOffTellsTheCoordinatorAloneWhichModule() {
        modules.use(Set.of());
        var coordinator = signedIn(person(Role.COORDINATOR));
        var told = coordinator.get("/chiffres");
        assertThat(told.statusCode()).isEqualTo(404);
        assertThat(told.body())
                .contains("Votre réseau n’utilise pas ce module", "Observatoire", "href=\"" + SETTINGS + "\"");
        for (var other : List.of(visitor(), signedIn(person(Role.HELPER)), signedIn(person(Role.FUNDER)))) {
            var plain = other.get("/chiffres");
            assertThat(plain.statusCode()).isEqualTo(404);
            assertThat(plain.body()).contains("Cette page n’existe pas").doesNotContain("Observatoire", SETTINGS);
        }
        assertThat(coordinator.get("/nulle-part").body()).contains("Cette page n’existe pas");
    }

    /// The French guide chooses « Réseau » and goes to own rules, a recognised helper and a first figure.
    @Test
    void theChoiceOfTheGuideHasItsPages() {
        modules.presets().stream().filter(one -> one.name().equals("reseau")).forEach(one -> modules.use(one.on()));
        var coordinator = signedIn(person(Role.COORDINATOR));
        for (var page : List.of("/bureau/protocole", "/bureau/comite", "/bureau/label", "/chiffres"))
            assertThat(coordinator.get(page).statusCode()).as(page).isEqualTo(200);
    }

    @Test
    void aModuleThatAnotherNeedsStays() {
        assertThat(modules.use(Set.of("vouchers", "support")))
                .isEqualTo(new ModuleSwitchResult.ModulesStillRequired(Map.of("label", Set.of("vouchers"))));
        assertThat(modules.isOn("label")).isTrue();
        modules.use(Set.of("support"));
        assertThat(modules.isOn("rules")).as("a part of the label").isFalse();
        assertThat(modules.isOn("support")).isTrue();
    }

    @Test
    void everyReadyChoiceHolds() {
        assertThat(modules.presets().stream().map(ModulePreset::name))
                .containsExactly("annuaire", "reseau", "pass", "tout");
        for (var preset : modules.presets())
            assertThat(modules.use(preset.on()))
                    .as(preset.name())
                    .isInstanceOf(ModuleSwitchResult.ModulesSwitched.class);
    }

    @Test
    void aCoordinatorSwitchesOnTheDeskAndNobodyElseMay() {
        var nadia = signedIn(villager("nadia"));
        assertThat(sent(nadia, SETTINGS + "/choix", Map.of("choix", "annuaire")).statusCode())
                .isEqualTo(303);
        assertThat(modules.isOn("support")).isFalse();
        assertThat(nadia.get("/pass/encaisser").statusCode()).isEqualTo(404);
        var refused = sent(nadia, SETTINGS, Map.of("module", "vouchers"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Label").contains("Pass numérique");
        assertThat(sent(nadia, SETTINGS + "/choix", Map.of("choix", "tout")).statusCode())
                .isEqualTo(303);
        assertThat(modules.isOn("support")).isTrue();
        assertThat(signedIn(villager("odette")).get(SETTINGS).statusCode()).isEqualTo(404);
        assertThat(visitor().post(SETTINGS, Map.of()).statusCode()).isNotEqualTo(303);
        assertThat(modules.isOn("support")).isTrue();
    }

    /// Whether the module of the page that answers here is on; true for files.
    private boolean isOn(String address) {
        return modules.isOn(owners.computeIfAbsent(address.split("[?#]", 2)[0], this::owner));
    }

    private Class<?> owner(String address) {
        var path = PathContainer.parsePath(address);
        return routes.getHandlerMethods().entrySet().stream()
                .flatMap(route -> route.getKey().getPathPatternsCondition().getPatterns().stream()
                        .filter(pattern -> pattern.matches(path))
                        .map(pattern -> Map.entry(pattern, route.getValue().getBeanType())))
                .min(Map.Entry.comparingByKey())
                .<Class<?>>map(Map.Entry::getValue)
                .orElse(LinksTest.class);
    }

    private static HttpResponse<String> sent(Visitor visitor, String path, Map<String, String> typed) {
        var form = new HashMap<>(typed);
        form.put("_csrf", visitor.token(SETTINGS));
        return visitor.post(path, form);
    }

    private Account villager(String name) {
        return accounts.openOf().stream()
                .filter(one -> one.mail().value().equals(name + "@village.example"))
                .findFirst()
                .orElseThrow();
    }
}
