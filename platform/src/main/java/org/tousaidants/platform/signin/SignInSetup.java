package org.tousaidants.platform.signin;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.NavLink;

@Configuration(proxyBeanMethods = false)
class SignInSetup {
    @Bean
    NavLink accountsLink() {
        return new NavLink("/bureau/comptes", "signin.accounts.nav", 80, Set.of(Role.COORDINATOR));
    }
}
