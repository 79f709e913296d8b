package org.tousaidants.find.answers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.web.LanguageMenu;
import org.tousaidants.platform.web.PageHeaderAndFooter;
import org.tousaidants.platform.web.PublicMenuEntry;

/// Adds the entries of this package to the main menu and to the menu of languages.
@Configuration(proxyBeanMethods = false)
class HelpSearchMenu {
    @Bean
    PublicMenuEntry findHelpLink() {
        return PublicMenuEntry.open("/aide", "find.nav", 10);
    }

    /// Returns the links of the language menu. English is available on the whole site; the other languages have
    /// only their own pages.
    @Bean
    LanguageMenu findLanguages() {
        return () -> LocalLanguage.all().stream()
                .filter(one -> !one.code().equals("en"))
                .map(one -> new PageHeaderAndFooter.PageLink(one.first(), one.name(), one.code()))
                .toList();
    }

    @Bean
    PublicMenuEntry findAtDeskLink() {
        return PublicMenuEntry.open("/aide/guichet", "find.nav.desk", 20);
    }
}
