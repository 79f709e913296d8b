package org.tousaidants.platform.db;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.jackson.JacksonMixinModuleEntries;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;

/// Which beans a site has: Spring finds it out from the classes and the settings, once for all the sites of a process
/// that have the same of both. The beans themselves are each site's own.
final class DecidedBeans extends ConfigurationClassPostProcessor {
    private static final String IMPORTS = ConfigurationClassPostProcessor.class.getName() + ".importRegistry";
    /// Boot reads all our classes again for it.
    private static final String MIXINS = "jacksonMixinModuleEntries";

    private static final Map<Object, Decided> KNOWN = new HashMap<>();
    private static final Map<Object, JacksonMixinModuleEntries> MIXED = new ConcurrentHashMap<>();

    private record Definition(String name, AbstractBeanDefinition bean) {}

    private record Decided(
            List<Definition> definitions, @Nullable Object imports) {}

    private final Object kind;
    private final ApplicationContext site;

    private DecidedBeans(Object kind, ApplicationContext site) {
        this.kind = kind;
        this.site = site;
    }

    /// @param kind equal for sites that have the same beans
    static void of(Object kind, ConfigurableApplicationContext site) {
        var beans = (BeanDefinitionRegistry) site.getBeanFactory();
        var name = AnnotationConfigUtils.CONFIGURATION_ANNOTATION_PROCESSOR_BEAN_NAME;
        if (beans.containsBeanDefinition(name)) beans.removeBeanDefinition(name);
        beans.registerBeanDefinition(
                name,
                new RootBeanDefinition(ConfigurationClassPostProcessor.class, () -> new DecidedBeans(kind, site)));
    }

    @Override
    public void processConfigBeanDefinitions(BeanDefinitionRegistry registry) {
        if (!(registry instanceof DefaultListableBeanFactory beans)) throw new IllegalStateException("no beans here");
        synchronized (KNOWN) {
            var known = KNOWN.get(kind);
            if (known == null) {
                super.processConfigBeanDefinitions(registry);
                KNOWN.put(kind, decided(beans));
            } else again(known, beans);
        }
        if (beans.containsBeanDefinition(MIXINS)
                && beans.getBeanDefinition(MIXINS) instanceof AbstractBeanDefinition mixins)
            mixins.setInstanceSupplier(this::mixins);
    }

    private JacksonMixinModuleEntries mixins() {
        return MIXED.computeIfAbsent(kind, _ -> {
            ClassMetadata.givenAgain(site);
            return JacksonMixinModuleEntries.scan(site, AutoConfigurationPackages.get(site));
        });
    }

    private static Decided decided(DefaultListableBeanFactory beans) {
        var definitions = new ArrayList<Definition>();
        for (var name : beans.getBeanDefinitionNames())
            definitions.add(new Definition(name, copy((AbstractBeanDefinition) beans.getBeanDefinition(name))));
        return new Decided(definitions, beans.getSingleton(IMPORTS));
    }

    private static void again(Decided known, DefaultListableBeanFactory beans) {
        for (var one : known.definitions) {
            if (!beans.containsBeanDefinition(one.name)) beans.registerBeanDefinition(one.name, copy(one.bean));
            else if (beans.getBeanDefinition(one.name) instanceof AbstractBeanDefinition here)
                for (var attribute : one.bean.attributeNames())
                    here.setAttribute(attribute, one.bean.getAttribute(attribute));
        }
        if (known.imports != null && !beans.containsSingleton(IMPORTS)) beans.registerSingleton(IMPORTS, known.imports);
    }

    private static AbstractBeanDefinition copy(AbstractBeanDefinition bean) {
        return bean.cloneBeanDefinition();
    }
}
