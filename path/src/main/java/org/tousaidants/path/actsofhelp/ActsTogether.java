package org.tousaidants.path.actsofhelp;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.platform.db.Together;

/// « Accompagnements écrits ensemble » — many helpers log in one moment, and a disk takes as long for one act as for a
/// hundred: each is told only once her own act is on the disk.
@Component
class ActsTogether {
    private record Asked(Act act) {}

    /// @param fresh false when its id was there already, or was taken back
    private record Written(boolean fresh, @Nullable RuntimeException failed) {}

    private final ActStore store;
    private final TransactionTemplate transaction;
    private final Together<Asked, Written> together =
            new Together<>(_ -> "", asked -> asked.act().id(), this::write);

    ActsTogether(ActStore store, TransactionTemplate transaction) {
        this.store = store;
        // Never within the caller's own: others would be told that their acts are safe before she commits.
        this.transaction = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// False when its id is there already, or was taken back.
    boolean add(Act act) {
        var written = together.ask(new Asked(act));
        if (written.failed() instanceof RuntimeException why) throw why;
        return written.fresh();
    }

    private List<Written> write(List<Asked> group) {
        try {
            return group(group);
        } catch (DataAccessException trouble) {
            // One row that the database refuses costs the others nothing.
            return group.stream()
                    .map(one -> told(() -> group(List.of(one)).getFirst()))
                    .toList();
        } catch (RuntimeException broken) {
            return group.stream().map(_ -> new Written(false, broken)).toList();
        }
    }

    private static Written told(Supplier<Written> written) {
        try {
            return written.get();
        } catch (RuntimeException hers) {
            return new Written(false, hers);
        }
    }

    private List<Written> group(List<Asked> group) {
        var added = Objects.requireNonNullElse(
                transaction.execute(
                        _ -> store.add(group.stream().map(Asked::act).toList())),
                Set.<UUID>of());
        return group.stream()
                .map(one -> new Written(added.contains(one.act().id()), null))
                .toList();
    }
}
