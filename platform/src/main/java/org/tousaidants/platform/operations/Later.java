package org.tousaidants.platform.operations;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aot.AotDetector;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.GenericApplicationListener;
import org.tousaidants.platform.db.DatabaseAway;
import org.tousaidants.platform.served.PerTerritory;
import org.tousaidants.platform.web.RequestMeter;

/// « À la suite » — the site answers as soon as what the first pages need stands; the thread that started it then
/// makes all the other beans, one after the other. At once are made what acts by being made ([InitializingBean]),
/// the rules of each territory, and what says `@Lazy(false)`: what reads a setting that it may refuse.
///
/// While a bean is made no other thread makes one, and two threads that want the same one get the same one. A bean
/// that is made later must therefore not wait for another thread; nor for a connection of the database, which a
/// thread that waits for a bean may hold (two do, for a moment).
public final class Later implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Logger LOG = LoggerFactory.getLogger(Later.class);
    /// Who asks while the site starts comes first: she waits for beans of her own, and for the processor.
    private static final long PAUSE_NANOS = 200_000;

    /// A request that was sent as the port opened has arrived by then.
    private static final long ARRIVAL_NANOS = 20_000_000;

    private static final long PATIENCE_NANOS = 2_000_000_000;

    private static final int TRIES = 3;

    private long patience = PATIENCE_NANOS;
    private volatile boolean done;

    @Override
    public void initialize(ConfigurableApplicationContext site) {
        site.getBeanFactory().registerSingleton("later", this);
        site.addApplicationListener(GenericApplicationListener.forEventType(
                ApplicationStartedEvent.class, started -> giveWay(requests(site), ARRIVAL_NANOS)));
        // What was recorded by the build says already what is made later.
        if (!AotDetector.useGeneratedArtifacts()) site.addBeanFactoryPostProcessor(Later::leave);
    }

    private static void leave(ConfigurableListableBeanFactory beans) {
        for (var name : beans.getBeanDefinitionNames())
            if (beans.getBeanDefinition(name) instanceof AbstractBeanDefinition bean
                    && bean.getLazyInit() == null
                    && !atOnce(beans.getType(name, false))) bean.setLazyInit(true);
    }

    private static boolean atOnce(@Nullable Class<?> type) {
        return type == null
                || type == PerTerritory.class
                || SmartInitializingSingleton.class.isAssignableFrom(type)
                || InitializingBean.class.isAssignableFrom(type)
                        && type.getName().startsWith("org.tousaidants.");
    }

    /// Makes all that is not made yet. One that cannot be made ends the site as it would have stopped its start.
    public void make(ConfigurableApplicationContext site) {
        var beans = site.getBeanFactory();
        var requests = requests(site);
        try {
            for (var name : beans.getBeanDefinitionNames())
                if (waits(beans, name)) {
                    giveWay(requests, PAUSE_NANOS);
                    make(beans, name);
                }
            done = true;
        } catch (RuntimeException broken) {
            // The site is stopped meanwhile.
            if (!site.isActive()) return;
            site.close();
            throw broken;
        }
    }

    private static RequestMeter requests(ConfigurableApplicationContext site) {
        return site.getBeanProvider(RequestMeter.class).getIfAvailable(RequestMeter::new);
    }

    /// At least for that long; for two seconds more in all.
    private void giveWay(RequestMeter requests, long least) {
        LockSupport.parkNanos(least);
        for (; requests.active() > 0 && patience > 0; patience -= PAUSE_NANOS) LockSupport.parkNanos(PAUSE_NANOS);
    }

    /// A database that is away for a moment, or whose connections wait for this very bean, does not end the site.
    private static void make(ConfigurableListableBeanFactory beans, String name) {
        for (var tries = 1; ; tries++)
            try {
                beans.getBean(name);
                return;
            } catch (BeansException broken) {
                if (tries == TRIES || !DatabaseAway.causes(broken)) throw broken;
                LOG.warn("{} is made once more: the database did not answer", name);
            }
    }

    private static boolean waits(ConfigurableListableBeanFactory beans, String name) {
        var bean = beans.getMergedBeanDefinition(name);
        return !bean.isAbstract() && bean.isSingleton() && !beans.containsSingleton(name);
    }

    /// Whether everything stands.
    boolean done() {
        return done;
    }
}
