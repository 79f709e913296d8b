package org.tousaidants.journal;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.identity.Role;
import org.tousaidants.web.NavLink;

@Configuration(proxyBeanMethods = false)
class JournalSetup {
    @Bean
    NavLink journalLink() {
        return new NavLink("/bureau/journal", "journal.nav", 90, Set.of(Role.COORDINATOR));
    }
}
