package org.tousaidants.platform.publicjournal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Compares the tree with a simple implementation of RFC 6962 and with published test vectors.
class MerkleTreeTest {
    private static List<byte[]> leaves(int size) {
        return IntStream.range(0, size)
                .mapToObj(n -> MerkleTree.leaf(("entry " + n).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static MerkleTree tree(List<byte[]> leaves) {
        return new MerkleTree(
                (level, index) -> naive(leaves.subList((int) (index << level), (int) ((index + 1) << level))));
    }

    private static byte[] naive(List<byte[]> leaves) {
        if (leaves.isEmpty()) return MerkleTree.hash(new byte[0]);
        if (leaves.size() == 1) return leaves.getFirst();
        var half = Integer.highestOneBit(leaves.size() - 1);
        return MerkleTree.node(naive(leaves.subList(0, half)), naive(leaves.subList(half, leaves.size())));
    }

    @Test
    void everyEntryOfEveryTreeProvesThatItIsInItAndNoOther() {
        for (var size = 1; size <= 40; size++) {
            var leaves = leaves(size);
            var tree = tree(leaves);
            var root = tree.root(size);
            assertThat(root).isEqualTo(naive(leaves));
            for (var n = 0; n < size; n++) {
                var path = tree.inclusion(n, size);
                assertThat(MerkleTree.includes(leaves.get(n), n, size, path, root))
                        .isTrue();
                assertThat(MerkleTree.includes(leaves.get(n), (n + 1) % Math.max(2, size), size, path, root))
                        .isFalse();
                if (path.isEmpty()) continue;
                var changed = new ArrayList<>(path);
                changed.set(0, MerkleTree.hash(path.getFirst()));
                assertThat(MerkleTree.includes(leaves.get(n), n, size, changed, root))
                        .isFalse();
            }
        }
    }

    @Test
    void everyTreeProvesThatItOnlyGrewAndAChangedPastDoesNot() {
        for (var size = 1; size <= 40; size++) {
            var leaves = leaves(size);
            var tree = tree(leaves);
            for (var old = 1; old <= size; old++) {
                var path = tree.consistency(old, size);
                assertThat(MerkleTree.grew(old, tree.root(old), size, tree.root(size), path))
                        .isTrue();
                var other = new ArrayList<>(leaves.subList(0, old));
                other.set(old / 2, MerkleTree.leaf("changed".getBytes(StandardCharsets.UTF_8)));
                assertThat(MerkleTree.grew(old, naive(other), size, tree.root(size), path))
                        .isFalse();
            }
        }
    }

    @Test
    void theEmptyTreeAndTheFirstLeafAreThoseOfTheStandard() {
        assertThat(HexFormat.of().formatHex(tree(List.of()).root(0)))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(HexFormat.of().formatHex(MerkleTree.leaf(new byte[0])))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    }

    @Test
    void aKeyIsPublishedReadAndSignsWhatItSignsAlone() {
        var own = new CheckpointKey.OwnCheckpointKey("example.org/journal/test", new byte[32]);
        var checkpoint = new JournalCheckpoint("example.org/journal/test", 3, MerkleTree.hash(new byte[0]), List.of());
        var signed = checkpoint.with(own.sign(checkpoint.text()));
        var key = CheckpointKey.read(own.signer().toString()).orElseThrow();
        assertThat(key.signed(JournalCheckpoint.read(signed.note()).orElseThrow()))
                .isTrue();
        var later = new JournalCheckpoint(signed.origin(), 4, signed.root(), signed.signatures());
        assertThat(key.signed(later)).isFalse();
        assertThat(CheckpointKey.read(own.signer().toString().replaceFirst("\\+[0-9a-f]{8}", "+00000000")))
                .as("another id")
                .isEmpty();
        var line = own.countersign(signed.text(), java.time.Instant.EPOCH);
        assertThat(CheckpointKey.read(own.witness().toString()).orElseThrow().signed(signed.text(), line))
                .isTrue();
        assertThat(key.signed(signed.text(), line))
                .as("a countersignature is no signature")
                .isFalse();
        for (var bad : List.of("", "a\n1\nAA==\n\n— x y\n", "a\n01\n" + "A".repeat(43) + "=\n\n— x y\n", "a\n1\n\n\n"))
            assertThat(JournalCheckpoint.read(bad)).isEmpty();
    }
}
