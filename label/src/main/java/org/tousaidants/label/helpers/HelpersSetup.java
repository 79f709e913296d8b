package org.tousaidants.label.helpers;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.Errand;
import org.tousaidants.platform.web.NavLink;

/// The place of this room in the menu of those who help.
@Configuration(proxyBeanMethods = false)
class HelpersSetup {
    @Bean
    NavLink helperFileLink() {
        return new NavLink("/mon-dossier", "helpers.nav", 5, Set.of(Role.HELPER, Role.NEWCOMER), NavLink.TRUST);
    }

    /// What who waits to be accepted can do meanwhile.
    @Bean
    static Errand fileToBegin(Helpers helpers) {
        return new Errand(
                "/mon-dossier/nouveau",
                "helpers.errand.begin",
                1,
                Set.of(Role.NEWCOMER),
                self -> helpers.begun(self) ? 0 : 1);
    }

    @Bean
    static Errand charterToSign(Helpers helpers) {
        return new Errand(
                "/mon-dossier/charte",
                "helpers.errand.charter",
                2,
                Set.of(Role.NEWCOMER),
                self -> helpers.charterLeft(self) ? 1 : 0);
    }
}
