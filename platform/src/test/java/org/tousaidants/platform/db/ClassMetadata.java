package org.tousaidants.platform.db;

import java.util.Map;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReader;

/// What Spring reads in the class files before it starts a site: the same for all sites of a process, and more than
/// half of what a start costs. Kept from one site to the next.
final class ClassMetadata {
    /// Where Spring Boot looks for a reader that was made before it.
    private static final String READER = "org.springframework.boot.autoconfigure.internalCachingMetadataReaderFactory";

    private static final DefaultResourceLoader LOADER = new DefaultResourceLoader();
    private static final Map<Resource, MetadataReader> READ = LOADER.getResourceCache(MetadataReader.class);

    private ClassMetadata() {}

    static void keptFor(ConfigurableApplicationContext context) {
        if (!(context instanceof DefaultResourceLoader loader)) return;
        var own = loader.getResourceCache(MetadataReader.class);
        own.putAll(READ);
        ((BeanDefinitionRegistry) context.getBeanFactory())
                .registerBeanDefinition(
                        READER,
                        new RootBeanDefinition(
                                CachingMetadataReaderFactory.class, () -> new CachingMetadataReaderFactory(LOADER)));
        context.addBeanFactoryPostProcessor(_ -> READ.putAll(own));
    }

    /// A site forgets them once it has begun.
    static void givenAgain(ApplicationContext site) {
        if (site instanceof DefaultResourceLoader loader)
            loader.getResourceCache(MetadataReader.class).putAll(READ);
    }
}
