package org.tousaidants.observatory.figures;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.web.NavLink;

@Configuration(proxyBeanMethods = false)
class FigureSetup {
    @Bean
    NavLink figuresLink() {
        return NavLink.open("/chiffres", "figures.nav", NavLink.FOOT);
    }
}
