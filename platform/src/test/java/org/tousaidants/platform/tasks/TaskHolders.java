package org.tousaidants.platform.tasks;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.RunningSite;

/// Reads who has a task, for the tables « state, people who can act ».
public final class TaskHolders {
    private final RunningSite site;
    private final Tasks tasks;
    private final Map<UUID, String> names = new HashMap<>();

    public TaskHolders(RunningSite site, Tasks tasks) {
        this.site = site;
        this.tasks = tasks;
    }

    /// Names a person of the test and returns them. All others are shown by their role.
    public Account named(String name, Account account) {
        names.put(account.id(), name);
        return account;
    }

    public SignedInPerson named(String name, SignedInPerson actor) {
        names.put(actor.id(), name);
        return actor;
    }

    /// The people who have a task with this name or this beginning of a name, among all open accounts.
    public Set<String> of(String name) {
        var found = new TreeSet<String>();
        for (var account : site.accounts.openOf())
            if (tasks.of(site.actor(account)).stream()
                    .anyMatch(task -> task.name().startsWith(name))) found.add(nameOf(account));
        return found;
    }

    private String nameOf(Account account) {
        var known = names.get(account.id());
        return known == null ? account.role().name() : known;
    }
}
