package org.tousaidants.platform.publicjournal;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.journal.SignedJournalCheckpoints;

/// Reads the latest checkpoint that this installation signed with a key that is not in the database, and its
/// countersignatures. Each witness is asked directly, because the owner of the database may have deleted the local
/// copy.
@Component
class WitnessedCheckpointReader implements SignedJournalCheckpoints {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final TransparencyLog tlog;
    private final List<TransparencyLogJob.ExternalLog> witnesses;

    WitnessedCheckpointReader(TransparencyLog tlog, @Value("${ta.journal.witnesses:}") String witnesses) {
        this.tlog = tlog;
        this.witnesses = TransparencyLogJob.others(witnesses);
    }

    /// The checkpoint of one signer.
    ///
    /// @param by name of the signer
    /// @param own whether it is this installation
    /// @param point the checkpoint; empty if the signer did not answer
    private record SignersCheckpoint(String by, boolean own, Optional<JournalCheckpoint> point) {}

    @Override
    public CheckpointComparison begin() {
        var points = new ArrayList<SignersCheckpoint>();
        tlog.signedOnce().ifPresent(one -> points.add(new SignersCheckpoint(one.origin(), true, Optional.of(one))));
        if (!witnesses.isEmpty())
            try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
                for (var witness : witnesses)
                    points.add(new SignersCheckpoint(witness.key().name(), false, seen(http, witness, tlog.origin())));
            }
        return new WitnessedCheckpointComparison(points, tlog.ownSignature());
    }

    private static Optional<JournalCheckpoint> seen(
            HttpClient http, TransparencyLogJob.ExternalLog witness, String origin) {
        try {
            var path = "/temoin?origine=" + URLEncoder.encode(origin, StandardCharsets.UTF_8);
            return JournalCheckpoint.read(TransparencyLogJob.get(http, witness.address() + path, PATIENCE)
                            .body())
                    .filter(one -> one.origin().equals(origin) && witness.key().signed(one));
        } catch (IOException | IllegalArgumentException away) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static final class WitnessedCheckpointComparison implements CheckpointComparison {
        private final List<SignersCheckpoint> points;
        private final List<CheckpointKey> ours;
        private final List<ComparedCheckpoint> compared = new ArrayList<>();
        private final MerkleRootBuilder tree = new MerkleRootBuilder();

        WitnessedCheckpointComparison(List<SignersCheckpoint> points, List<CheckpointKey> ours) {
            this.points = points;
            this.ours = ours;
            compare();
        }

        @Override
        public void line(byte[] hash) {
            tree.add(hash);
            compare();
        }

        private void compare() {
            for (var checkpoint : points)
                checkpoint
                        .point()
                        .filter(point -> point.size() == tree.size())
                        .ifPresent(point -> tell(
                                checkpoint,
                                same(checkpoint, point) ? CheckpointProblem.SAME : CheckpointProblem.REWRITTEN));
        }

        /// Returns whether a stored checkpoint equals the checkpoint of a signer. If the signer is this
        /// installation, the signature must be by a key that is stored outside the database.
        ///
        /// @param one checkpoint of the signer
        /// @param point the stored checkpoint
        private boolean same(SignersCheckpoint one, JournalCheckpoint point) {
            return Arrays.equals(point.root(), tree.root())
                    && (!one.own() || ours.stream().anyMatch(key -> key.signed(point)));
        }

        private void tell(SignersCheckpoint one, CheckpointProblem found) {
            compared.add(new ComparedCheckpoint(
                    one.by(),
                    one.own(),
                    one.point().map(JournalCheckpoint::size).orElse(0L),
                    found));
        }

        @Override
        public List<ComparedCheckpoint> end() {
            for (var one : points)
                if (one.point().isEmpty()) tell(one, CheckpointProblem.SILENT);
                else if (one.point().get().size() > tree.size()) tell(one, CheckpointProblem.CUT);
            return List.copyOf(compared);
        }
    }
}
