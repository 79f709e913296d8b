package org.tousaidants.platform.db;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/// What runs by the clock. `ta.rounds=false` leaves it out: a test calls the round that it wants, at the moment that it
/// wants.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty(name = "ta.rounds", matchIfMissing = true)
class ScheduledRounds {}
