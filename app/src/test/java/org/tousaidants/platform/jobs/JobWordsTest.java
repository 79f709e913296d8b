package org.tousaidants.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.RunningSite;

class JobWordsTest extends RunningSite {
    @Autowired
    ApplicationContext beans;

    @Test
    void theOperatorReadsWhatEachJobDoes() {
        var names = List.of(beans.getBeanNamesForType(Job.class));
        assertThat(names).hasSizeGreaterThan(15);
        assertThat(names).allMatch(name -> name.matches("[a-z]+\\.[a-z-]+"));
        assertThat(names)
                .as("job.<name> in the message files of its package")
                .allMatch(name -> Messages.in(Locale.FRENCH).has("job." + name));
    }
}
