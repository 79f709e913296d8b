package org.tousaidants.find.answers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.web.NavLink;

/// The entries of this package in the main menu.
@Configuration(proxyBeanMethods = false)
class FindSetup {
    @Bean
    NavLink findHelpLink() {
        return NavLink.open("/aide", "find.nav", 10);
    }

    @Bean
    NavLink findAtDeskLink() {
        return NavLink.open("/aide/guichet", "find.nav.desk", 20);
    }
}
