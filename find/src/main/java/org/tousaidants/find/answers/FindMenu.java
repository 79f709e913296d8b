package org.tousaidants.find.answers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.web.LanguageMenu;
import org.tousaidants.platform.web.NavLink;
import org.tousaidants.platform.web.PageHeaderAndFooter;

/// The entries of this package in the main menu and in the menu of languages.
@Configuration(proxyBeanMethods = false)
class FindMenu {
    @Bean
    NavLink findHelpLink() {
        return NavLink.open("/aide", "find.nav", 10);
    }

    /// Links of the language menu. English is a language of the whole site; the other languages have their own
    /// pages.
    @Bean
    LanguageMenu findLanguages() {
        return () -> LocalLanguage.all().stream()
                .filter(one -> !one.code().equals("en"))
                .map(one -> new PageHeaderAndFooter.PageLink(one.first(), one.name(), one.code()))
                .toList();
    }

    @Bean
    NavLink findAtDeskLink() {
        return NavLink.open("/aide/guichet", "find.nav.desk", 20);
    }
}
