package org.tousaidants.label.helpers;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.NavLink;

/// The place of this room in the menu of those who help.
@Configuration(proxyBeanMethods = false)
class HelpersSetup {
    @Bean
    NavLink helperFileLink() {
        return new NavLink("/mon-dossier", "helpers.nav", 5, Set.of(Role.HELPER), NavLink.TRUST);
    }
}
