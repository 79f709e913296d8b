package org.tousaidants.path.actsofhelp;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.NavLink;

/// The place of this room in the menu of those who help.
@Configuration(proxyBeanMethods = false)
class ActsSetup {
    @Bean
    NavLink actsLink() {
        return new NavLink("/actes", "acts.nav", 4, Set.of(Role.HELPER));
    }
}
