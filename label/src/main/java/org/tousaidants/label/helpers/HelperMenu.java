package org.tousaidants.label.helpers;

import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.Kind;
import org.tousaidants.platform.tasks.Task.Verb;
import org.tousaidants.platform.tasks.TaskSource;

/// Adds this package to the menu and the tasks of helpers.
@Configuration(proxyBeanMethods = false)
class HelperMenu {

    /// The steps of a newcomer.
    @Bean
    static TaskSource newcomerTasks(Helpers helpers) {
        return TaskSource.only(Set.of(Role.NEWCOMER), self -> {
            if (!helpers.begun(self))
                return Stream.of(Task.of(Kind.START, "helpers.errand.begin", Verb.OPEN, "/mon-dossier/nouveau"));
            return helpers.charterLeft(self)
                    ? Stream.of(Task.of(Kind.START, "helpers.errand.charter", Verb.SIGN, "/mon-dossier/charte"))
                    : Stream.empty();
        });
    }
}
