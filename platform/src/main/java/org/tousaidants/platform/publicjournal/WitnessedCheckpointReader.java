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
import org.tousaidants.platform.journal.SignedCheckpoints;

/// Reads the latest checkpoint that this site signed, with a key that is not in the database, and the
/// countersignatures. Each witness is asked directly, because the owner of the database may have deleted the
/// local copy.
@Component
class WitnessedCheckpointReader implements SignedCheckpoints {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final TransparencyLog tlog;
    private final List<TransparencyLogJob.ExternalLog> witnesses;

    WitnessedCheckpointReader(TransparencyLog tlog, @Value("${ta.journal.witnesses:}") String witnesses) {
        this.tlog = tlog;
        this.witnesses = TransparencyLogJob.others(witnesses);
    }

    /// @param point empty if the signer did not answer
    private record SignedPoint(String by, boolean own, Optional<Checkpoint> point) {}

    @Override
    public CheckpointComparison begin() {
        var points = new ArrayList<SignedPoint>();
        tlog.signedOnce().ifPresent(one -> points.add(new SignedPoint(one.origin(), true, Optional.of(one))));
        if (!witnesses.isEmpty())
            try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
                for (var witness : witnesses)
                    points.add(new SignedPoint(witness.key().name(), false, seen(http, witness, tlog.origin())));
            }
        return new Comparison(points, tlog.ownSignature());
    }

    private static Optional<Checkpoint> seen(HttpClient http, TransparencyLogJob.ExternalLog witness, String origin) {
        try {
            var path = "/temoin?origine=" + URLEncoder.encode(origin, StandardCharsets.UTF_8);
            return Checkpoint.read(TransparencyLogJob.get(http, witness.address() + path, PATIENCE)
                            .body())
                    .filter(one -> one.origin().equals(origin) && witness.key().signed(one));
        } catch (IOException | IllegalArgumentException away) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static final class Comparison implements CheckpointComparison {
        private final List<SignedPoint> points;
        private final List<CheckpointKey> ours;
        private final List<ComparedCheckpoint> compared = new ArrayList<>();
        private final MerkleRootBuilder tree = new MerkleRootBuilder();

        Comparison(List<SignedPoint> points, List<CheckpointKey> ours) {
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
                        .ifPresent(
                                point -> tell(checkpoint, same(checkpoint, point) ? Problem.SAME : Problem.REWRITTEN));
        }

        /// Whether a stored checkpoint is the signed one: it counts as ours only if a key outside the database
        /// signed it.
        private boolean same(SignedPoint one, Checkpoint point) {
            return Arrays.equals(point.root(), tree.root())
                    && (!one.own() || ours.stream().anyMatch(key -> key.signed(point)));
        }

        private void tell(SignedPoint one, Problem found) {
            compared.add(new ComparedCheckpoint(
                    one.by(), one.own(), one.point().map(Checkpoint::size).orElse(0L), found));
        }

        @Override
        public List<ComparedCheckpoint> end() {
            for (var one : points)
                if (one.point().isEmpty()) tell(one, Problem.SILENT);
                else if (one.point().get().size() > tree.size()) tell(one, Problem.CUT);
            return List.copyOf(compared);
        }
    }
}
