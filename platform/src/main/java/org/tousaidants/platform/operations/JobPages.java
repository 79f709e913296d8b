package org.tousaidants.platform.operations;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.jobs.JobFailure;
import org.tousaidants.platform.jobs.Jobs;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.DeskCard;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Page des tâches » — scheduled jobs, and failures that wait for a retry.
@Controller
@AllowedRoles(Role.COORDINATOR)
class JobPages {
    /// @param words description of the job
    record FailureRow(JobFailure failure, String words) {}

    record StateRow(Jobs.State state, String words) {}

    record JobDeskView(List<FailureRow> failures, List<StateRow> states) {}

    private final Jobs jobs;

    JobPages(Jobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping("/bureau/taches")
    View desk(Page page) {
        return View.of(
                "platform/operations/jobs",
                new JobDeskView(
                        jobs.failures().stream()
                                .map(one -> new FailureRow(one, words(one.job(), page)))
                                .toList(),
                        jobs.states().stream()
                                .map(one -> new StateRow(one, words(one.name(), page)))
                                .toList()));
    }

    /// Retries a job; if it has succeeded in the meantime, the page no longer lists it.
    @PostMapping("/bureau/taches/essais")
    View again(Form form) {
        jobs.again(form.value("reseau"), form.value("tache"), form.value("element"));
        return View.redirect("/bureau/taches");
    }

    private static String words(String job, Page page) {
        var key = "job." + job;
        return page.has(key) ? page.t(key) : job;
    }

    @Bean
    static DeskCard jobsCard(Jobs jobs) {
        return DeskCard.of("/bureau/taches", "jobs.card", 170).waiting(() ->
                (int) jobs.failures().stream().filter(JobFailure::aside).count());
    }
}
