package org.tousaidants.support.activitylog;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.NavLink;

/// The menu entry of this package for helpers.
@Configuration(proxyBeanMethods = false)
class ActivitySetup {
    @Bean
    NavLink actsLink() {
        return new NavLink("/actes", "acts.nav", 4, Set.of(Role.HELPER));
    }
}
