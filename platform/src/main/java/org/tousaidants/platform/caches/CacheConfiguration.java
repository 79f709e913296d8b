package org.tousaidants.platform.caches;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.CachingConfigurer;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.cache.interceptor.KeyGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.tenancy.Tenants;

/// Configures the caches. A key includes the network of the thread. An entry expires after a few seconds, because
/// another process may change its source; entries that cannot become outdated in this way expire later.
@Configuration(proxyBeanMethods = false)
@EnableCaching
class CacheConfiguration implements CachingConfigurer {
    private static final Duration OTHERS_ARE_SEEN = Duration.ofSeconds(5);
    private static final List<String> LASTING = List.of("find.towns", "rules.judges");
    private static final int MOST = 1_000;

    private final Tenants tenants;
    private final CaffeineCacheManager caches = new CaffeineCacheManager();

    CacheConfiguration(Tenants tenants, Clock clock) {
        this.tenants = tenants;
        caches.setCaffeine(Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(OTHERS_ARE_SEEN)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis())));
        for (var name : LASTING)
            caches.registerCustomCache(
                    name, Caffeine.newBuilder().maximumSize(MOST).recordStats().build());
    }

    /// Returns the same cache manager at each call. Spring calls this method once for the bean and again for the
    /// annotations.
    @Bean
    @Override
    public CacheManager cacheManager() {
        return caches;
    }

    @Override
    public KeyGenerator keyGenerator() {
        return (_, _, asked) -> List.of(tenants.here(), List.of(asked));
    }
}
