package org.tousaidants.signin;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.identity.Role;
import org.tousaidants.web.NavLink;

@Configuration(proxyBeanMethods = false)
class SignInSetup {
    @Bean
    NavLink accountsLink() {
        return new NavLink("/bureau/comptes", "signin.accounts.nav", 80, Set.of(Role.COORDINATOR));
    }
}
