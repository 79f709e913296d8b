package org.tousaidants.platform.db;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.scheduling.config.TaskManagementConfigUtils;
import org.tousaidants.platform.served.AcrossTerritories;
import org.tousaidants.platform.served.Served;

/// What runs by the clock, for each territory in turn. `ta.rounds=false` leaves it out: a test calls the round that it
/// wants, at the moment that it wants.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "ta.rounds", matchIfMissing = true)
class RoundSchedule {
    @Bean(name = TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME)
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static ScheduledAnnotationBeanPostProcessor rounds(ObjectProvider<Served> served) {
        return new ForEachTerritory(served);
    }

    private static final class ForEachTerritory extends ScheduledAnnotationBeanPostProcessor {
        private final ObjectProvider<Served> served;

        ForEachTerritory(ObjectProvider<Served> served) {
            this.served = served;
        }

        @Override
        protected Runnable createRunnable(Object target, Method method, @Nullable String qualifier) {
            var round = super.createRunnable(target, method, qualifier);
            return method.isAnnotationPresent(AcrossTerritories.class)
                    ? round
                    : () -> served.getObject().each(round);
        }
    }
}
