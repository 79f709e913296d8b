package org.tousaidants.path.acts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// « Écritures groupées » — many helpers log in one moment, and a disk takes as long for one act as for a hundred:
/// while
/// one group is being written, the next gathers. Whoever comes first writes for all who wait, in one transaction; each
/// is told only once her own act is on the disk.
@Component
class ActsTogether {
    private static final int MOST = 500;

    private final ActStore store;
    private final TransactionTemplate transaction;
    private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    ActsTogether(ActStore store, TransactionTemplate transaction) {
        this.store = store;
        // Never within the caller's own: others would be told that their acts are safe before she commits.
        this.transaction = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private static final class Waiting {
        private final String network;
        private final Act act;
        private boolean done;
        private boolean fresh;
        private @Nullable RuntimeException failed;

        Waiting(String network, Act act) {
            this.network = network;
            this.act = act;
        }
    }

    /// False when its id is there already, or was taken back.
    boolean add(String network, Act act) {
        var mine = new Waiting(network, act);
        queue.add(mine);
        writing.lock();
        try {
            while (!mine.done) write(next());
        } finally {
            writing.unlock();
        }
        if (mine.failed instanceof RuntimeException why) throw why;
        return mine.fresh;
    }

    /// Those of one network that wait, the longest first.
    private List<Waiting> next() {
        var group = new ArrayList<Waiting>();
        for (var one = queue.peek();
                one != null && group.size() < MOST && (group.isEmpty() || one.network.equals(group.getFirst().network));
                one = queue.peek()) group.add(queue.remove());
        return group;
    }

    private void write(List<Waiting> group) {
        try {
            group(group);
        } catch (DataAccessException trouble) {
            // One row that the database refuses costs the others nothing.
            for (var one : group)
                try {
                    group(List.of(one));
                } catch (RuntimeException hers) {
                    one.failed = hers;
                }
        } catch (RuntimeException broken) {
            for (var one : group) one.failed = broken;
        } finally {
            for (var one : group) one.done = true;
        }
    }

    private void group(List<Waiting> group) {
        var added = new HashSet<>(Objects.requireNonNullElse(
                transaction.execute(_ -> store.add(
                        group.getFirst().network,
                        group.stream().map(one -> one.act).toList())),
                Set.<UUID>of()));
        // The same act twice in one group is added once.
        for (var one : group) one.fresh = added.remove(one.act.id());
    }
}
