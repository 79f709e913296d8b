package org.tousaidants.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Lazy;

/// A site that answers before all of it is made.
class LaterTest {
    private final Later later = new Later();

    static class Acting implements InitializingBean {
        @Override
        public void afterPropertiesSet() {}
    }

    static class Quiet {}

    @Lazy(false)
    static class Refusing {
        Refusing() {
            throw new IllegalStateException("ta.files.scanner : écrivez l’hôte et le port.");
        }
    }

    static class Broken {
        Broken() {
            throw new IllegalStateException("conservation.yaml : une durée manque.");
        }
    }

    /// Asked for by another thread meanwhile.
    static class Wanted {
        static final AtomicInteger MADE = new AtomicInteger();

        Wanted() {
            MADE.incrementAndGet();
        }
    }

    static class Leaving {
        Leaving(AnnotationConfigApplicationContext site) {
            site.close();
            throw new IllegalStateException("too late");
        }
    }

    private AnnotationConfigApplicationContext site(Class<?>... beans) {
        var site = new AnnotationConfigApplicationContext();
        later.initialize(site);
        site.register(beans);
        site.refresh();
        return site;
    }

    private static boolean stands(AnnotationConfigApplicationContext site, Class<?> bean) {
        var names = site.getBeanFactory().getBeanNamesForType(bean, true, false);
        return site.getBeanFactory().containsSingleton(names[0]);
    }

    @Test
    void whatActsStandsBeforeTheSiteAnswersAndAllTheRestRightAfter() {
        try (var site = site(Acting.class, Quiet.class)) {
            assertThat(stands(site, Acting.class)).isTrue();
            assertThat(stands(site, Quiet.class)).isFalse();
            assertThat(later.done()).isFalse();
            later.make(site);
            assertThat(stands(site, Quiet.class)).isTrue();
            assertThat(later.done()).isTrue();
        }
    }

    @Test
    void aSettingThatIsRefusedStillStopsTheStart() {
        assertThatThrownBy(() -> site(Quiet.class, Refusing.class))
                .hasRootCauseMessage("ta.files.scanner : écrivez l’hôte et le port.");
    }

    @Test
    void whatCannotBeMadeLaterEndsTheSiteWithItsSentence() {
        try (var site = site(Broken.class)) {
            assertThatThrownBy(() -> later.make(site)).hasRootCauseMessage("conservation.yaml : une durée manque.");
            assertThat(site.isActive()).isFalse();
            assertThat(later.done()).isFalse();
        }
    }

    @Test
    void twoWhoWantTheSameGetTheSame() throws Exception {
        try (var site = site(Quiet.class, Wanted.class);
                var visitor = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = visitor.submit(() -> site.getBean(Wanted.class));
            later.make(site);
            assertThat(asked.get(30, TimeUnit.SECONDS)).isSameAs(site.getBean(Wanted.class));
            assertThat(Wanted.MADE).hasValue(1);
        }
    }

    /// A site that has just begun is stopped: nothing is wrong with it.
    @Test
    void aSiteThatIsStoppedMeanwhileTellsNoMistake() {
        try (var site = site(Leaving.class)) {
            later.make(site);
            assertThat(later.done()).isFalse();
        }
    }
}
