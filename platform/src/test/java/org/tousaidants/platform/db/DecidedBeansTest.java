package org.tousaidants.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;

class DecidedBeansTest {
    static class Thing {}

    static class Night {}

    @Configuration
    @Import(Below.class)
    static class Setup {
        @Bean
        Thing thing() {
            return new Thing();
        }
    }

    @Configuration
    static class Below {
        @Bean
        @Profile("night")
        Night night() {
            return new Night();
        }
    }

    @Test
    void twoSitesOfOneKindHaveTheSameBeansAndShareNone() {
        try (var one = site("day", "a kind");
                var other = site("day", "a kind")) {
            assertThat(other.getBeanDefinitionNames()).containsExactly(one.getBeanDefinitionNames());
            for (var type : new Class<?>[] {Thing.class, Setup.class, Below.class})
                assertThat(other.getBean(type)).isNotSameAs(one.getBean(type));
            assertThat(other.getBean(Setup.class).thing())
                    .as("a bean that is asked for by its method is the one")
                    .isSameAs(other.getBean(Thing.class));
        }
    }

    @Test
    void aSiteOfAnotherKindIsDecidedAnew() {
        try (var day = site("day", "of the day");
                var night = site("night", "of the night")) {
            assertThat(day.getBeansOfType(Night.class)).isEmpty();
            assertThat(night.getBeansOfType(Night.class)).hasSize(1);
        }
    }

    private static AnnotationConfigApplicationContext site(String profile, String kind) {
        var site = new AnnotationConfigApplicationContext();
        site.getEnvironment().setActiveProfiles(profile);
        DecidedBeans.of(kind, site);
        site.register(Setup.class);
        site.refresh();
        return site;
    }
}
