package org.tousaidants.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.modules.ModuleManifest;
import org.tousaidants.platform.modules.Modules;
import org.tousaidants.platform.web.RunningSite;

/// A network that does not use a module does not meet it.
class ModulesOffTest extends RunningSite {
    @Autowired
    Modules modules;

    @AfterEach
    void everythingAgain() {
        modules.use(all());
    }

    private Set<String> all() {
        return modules.choices().stream().map(ModuleManifest::name).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"support", "label", "governance", "mandates", "vouchers", "outreach", "community", "observatory"})
    void nothingLeadsToAModuleThatIsOff(String module) {
        var rest = new HashSet<>(all());
        rest.remove(module);
        modules.use(rest);
        assertThat(DeadEnds.of(visitor())).as("a stranger").isEmpty();
        assertThat(DeadEnds.of(signedIn(villager("nadia")))).as("the coordinator").isEmpty();
        assertThat(DeadEnds.of(signedIn(villager("odette")))).as("a helper").isEmpty();
    }

    @Test
    void theDirectoryAloneIsWhole() {
        modules.use(Set.of());
        assertThat(DeadEnds.of(visitor())).isEmpty();
        assertThat(DeadEnds.of(signedIn(villager("nadia")))).isEmpty();
        assertThat(DeadEnds.of(signedIn(villager("odette")))).isEmpty();
        assertThat(visitor().get("/").body())
                .doesNotContain("/pass", "/mandat", "/orientations", "/chiffres", "/passages", "/ressources");
        assertThat(visitor().get("/pass/encaisser").statusCode()).isEqualTo(404);
        assertThat(visitor().get("/aide/reponses?besoin=impots&ou=17415").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aModuleThatNeedsAnotherLeavesWithIt() {
        modules.use(Set.of("vouchers", "support"));
        assertThat(modules.isOn("vouchers")).isFalse();
        assertThat(modules.isOn("support")).isTrue();
        assertThat(modules.isOn("rules")).as("a part of the label").isFalse();
    }

    @Test
    void aCoordinatorSwitchesOnTheDeskAndNobodyElseMay() {
        var nadia = signedIn(villager("nadia"));
        var path = "/bureau/reglages/modules";
        assertThat(nadia.post(path + "/choix", Map.of("choix", "annuaire")).statusCode())
                .isEqualTo(303);
        assertThat(modules.isOn("support")).isFalse();
        assertThat(nadia.get("/pass/encaisser").statusCode()).isEqualTo(404);
        assertThat(nadia.post(path + "/choix", Map.of("choix", "tout")).statusCode())
                .isEqualTo(303);
        assertThat(modules.isOn("support")).isTrue();
        assertThat(signedIn(villager("odette")).get(path).statusCode()).isEqualTo(404);
        assertThat(visitor().post(path, Map.of()).statusCode()).isNotEqualTo(303);
        assertThat(modules.isOn("support")).isTrue();
    }

    private Account villager(String name) {
        return accounts.openOf().stream()
                .filter(one -> one.mail().value().equals(name + "@village.example"))
                .findFirst()
                .orElseThrow();
    }
}
