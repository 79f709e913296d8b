package org.tousaidants.label.helpers;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.NavLink;
import org.tousaidants.platform.web.PendingTask;

/// Adds this package to the menu and the tasks of helpers.
@Configuration(proxyBeanMethods = false)
class HelpersSetup {
    @Bean
    NavLink helperFileLink() {
        return new NavLink("/mon-dossier", "helpers.nav", 5, Set.of(Role.HELPER, Role.NEWCOMER), NavLink.TRUST);
    }

    /// The task for a person with an account who has not opened a file yet.
    @Bean
    static PendingTask fileToBegin(Helpers helpers) {
        return new PendingTask(
                "/mon-dossier/nouveau",
                "helpers.errand.begin",
                1,
                Set.of(Role.NEWCOMER),
                self -> helpers.begun(self) ? 0 : 1);
    }

    @Bean
    static PendingTask charterToSign(Helpers helpers) {
        return new PendingTask(
                "/mon-dossier/charte",
                "helpers.errand.charter",
                2,
                Set.of(Role.NEWCOMER),
                self -> helpers.charterLeft(self) ? 1 : 0);
    }
}
