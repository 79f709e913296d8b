package org.tousaidants.platform.journal;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.NavLink;

@Configuration(proxyBeanMethods = false)
class JournalSetup {
    @Bean
    NavLink journalLink() {
        return new NavLink("/bureau/journal", "journal.nav", 90, Set.of(Role.COORDINATOR));
    }
}
