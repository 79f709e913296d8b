package org.tousaidants.platform.jobs;

import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.served.Served;

/// « Échéances » — sets the moments of [Deadline]s of the territory for which this thread works.
@Service
public class Deadlines {
    private final JobTaskStore tasks;
    private final Served served;

    Deadlines(JobTaskStore tasks, Served served) {
        this.tasks = tasks;
        this.served = served;
    }

    /// In the transaction of the act: no act, no deadline. A moment that was set before is moved.
    @Transactional(propagation = Propagation.MANDATORY)
    public void set(String deadline, String id, Instant at) {
        tasks.set(Territory.in(served).task(deadline), id, at);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void clear(String deadline, String id) {
        tasks.clear(Territory.in(served).task(deadline), id);
    }
}
