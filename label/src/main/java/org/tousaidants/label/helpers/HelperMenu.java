package org.tousaidants.label.helpers;

import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;

/// Adds the entries of this package to the menu and the tasks of helpers.
@Configuration(proxyBeanMethods = false)
class HelperMenu {

    /// Returns the tasks that lead a newcomer through the first steps.
    @Bean
    static TaskSource newcomerTasks(Helpers helpers) {
        return TaskSource.only(Set.of(Role.NEWCOMER), self -> {
            if (!helpers.begun(self))
                return Stream.of(
                        Task.of(TaskKind.START, "helpers.errand.begin", TaskActionLabel.OPEN, "/mon-dossier/nouveau"));
            return helpers.charterLeft(self)
                    ? Stream.of(Task.of(
                            TaskKind.START, "helpers.errand.charter", TaskActionLabel.SIGN, "/mon-dossier/charte"))
                    : Stream.empty();
        });
    }
}
