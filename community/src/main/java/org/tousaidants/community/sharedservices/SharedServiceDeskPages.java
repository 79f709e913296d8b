package org.tousaidants.community.sharedservices;

import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.View;

/// The coordination publishes offers, reads the contacts and records which organisations share.
@Controller
@AllowedRoles(Role.COORDINATOR)
class SharedServiceDeskPages {
    private static final String DESK = "/bureau/services-partages";

    private final SharedServices services;

    SharedServiceDeskPages(SharedServices services) {
        this.services = services;
    }

    @GetMapping(DESK)
    View desk(SignedInPerson actor) {
        return View.of("community/sharedservices/desk", services.desk(actor));
    }

    @PostMapping(DESK + "/{id}/publication")
    View publish(SignedInPerson actor, @PathVariable UUID id, Form form) {
        return after(services.publish(actor, id, form.value("published").equals("oui")));
    }

    @PostMapping(DESK + "/{id}/effacement")
    View delete(SignedInPerson actor, @PathVariable UUID id) {
        return after(services.delete(actor, id));
    }

    @PostMapping(DESK + "/interets/{interest}")
    View share(SignedInPerson actor, @PathVariable UUID interest, Form form) {
        return after(services.share(actor, interest, form.value("shared").equals("oui")));
    }

    private static View after(boolean done) {
        if (!done) throw new NotFoundException();
        return View.redirect(DESK);
    }

    @Bean
    static TaskSource sharedServiceTasks(SharedServices services) {
        return TaskSource.coordination(() -> Task.several(
                services.waiting(), TaskKind.PROJECT, "sharedservices.task", TaskActionLabel.ANSWER, DESK));
    }
}
