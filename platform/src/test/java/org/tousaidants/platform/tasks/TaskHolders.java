package org.tousaidants.platform.tasks;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.web.RunningSite;

/// Reads who has a task, for the tables « state, people who can act ».
public final class TaskHolders {
    private final RunningSite site;
    private final Tasks tasks;
    private final Map<UUID, String> cast;

    /// @param cast the people of the test by account; anybody else is shown by their role
    public TaskHolders(RunningSite site, Tasks tasks, Map<UUID, String> cast) {
        this.site = site;
        this.tasks = tasks;
        this.cast = cast;
    }

    /// The people who have a task with this name or this beginning of a name, among all open accounts.
    public Set<String> of(String name) {
        var found = new TreeSet<String>();
        for (var account : site.accounts.openOf())
            if (tasks.of(site.actor(account)).stream()
                    .anyMatch(task -> task.name().startsWith(name))) found.add(named(account));
        return found;
    }

    private String named(Account account) {
        var known = cast.get(account.id());
        return known == null ? account.role().name() : known;
    }
}
