package org.tousaidants.platform.publicjournal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tousaidants.core.text.Sha256;

/// « Arbre de Merkle » — computes roots and proofs of RFC 6962 from complete nodes only. A proof needs as many reads
/// as the tree has levels.
final class MerkleTree {
    /// Reads complete nodes of a Merkle tree. Level 0 contains the leaves; each node of a higher level combines
    /// two nodes of the level below.
    interface MerkleNodeReader {
        byte[] at(int level, long index);
    }

    private final MerkleNodeReader nodes;

    MerkleTree(MerkleNodeReader nodes) {
        this.nodes = nodes;
    }

    static byte[] leaf(byte[] entry) {
        return hash((byte) 0, entry, new byte[0]);
    }

    static byte[] node(byte[] left, byte[] right) {
        return hash((byte) 1, left, right);
    }

    /// Returns the root hash of the first `size` entries.
    byte[] root(long size) {
        return size == 0 ? hash(new byte[0]) : hash(0, size);
    }

    /// Returns the inclusion proof of an entry: the hashes that, together with the entry, give the root.
    ///
    /// @param index index of the entry, from 0
    /// @param size number of entries in the tree
    List<byte[]> inclusion(long index, long size) {
        if (index < 0 || index >= size) throw new IllegalArgumentException("no entry " + index + " among " + size);
        return inclusion(index, 0, size);
    }

    /// Returns the proof that the first `old` entries are unchanged in the tree of `size` entries.
    List<byte[]> consistency(long old, long size) {
        if (old < 0 || old > size) throw new IllegalArgumentException("no consistency from " + old + " to " + size);
        return old == 0 || old == size ? List.of() : consistency(old, 0, size, true);
    }

    private List<byte[]> inclusion(long index, long from, long to) {
        if (to - from == 1) return new ArrayList<>();
        var middle = from + half(to - from);
        var left = index < middle;
        var path = left ? inclusion(index, from, middle) : inclusion(index, middle, to);
        path.add(left ? hash(middle, to) : hash(from, middle));
        return path;
    }

    private List<byte[]> consistency(long old, long from, long to, boolean whole) {
        if (old == to) {
            var path = new ArrayList<byte[]>();
            if (!whole) path.add(hash(from, to));
            return path;
        }
        var middle = from + half(to - from);
        if (old <= middle) {
            var path = consistency(old, from, middle, whole);
            path.add(hash(middle, to));
            return path;
        }
        var path = consistency(old, middle, to, false);
        path.add(hash(from, middle));
        return path;
    }

    private byte[] hash(long from, long to) {
        var size = to - from;
        if (Long.bitCount(size) == 1 && from % size == 0) {
            var level = Long.numberOfTrailingZeros(size);
            return nodes.at(level, from >> level);
        }
        var middle = from + half(size);
        return node(hash(from, middle), hash(middle, to));
    }

    /// Returns the largest power of two below this size.
    private static long half(long size) {
        return Long.highestOneBit(size - 1);
    }

    /// Returns whether a proof shows that a leaf is in a tree with this root.
    ///
    /// @param index index of the leaf
    /// @param size number of entries in the tree
    /// @param path the hashes of the proof
    static boolean includes(byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size) return false;
        var at = index;
        var last = size - 1;
        var hash = leaf;
        for (var sibling : path) {
            if (last == 0) return false;
            if ((at & 1) == 1 || at == last) {
                hash = node(sibling, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else hash = node(hash, sibling);
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /// Returns whether a proof shows that a tree only grew: its first `old` entries still give `oldRoot`.
    ///
    /// @param path the hashes of the proof
    static boolean grew(long old, byte[] oldRoot, long size, byte[] root, List<byte[]> path) {
        if (old == 0) return path.isEmpty();
        if (old == size) return path.isEmpty() && Arrays.equals(oldRoot, root);
        if (old > size) return false;
        var rest = new ArrayList<>(path);
        if (Long.bitCount(old) == 1) rest.addFirst(oldRoot);
        if (rest.isEmpty()) return false;
        var at = old - 1;
        var last = size - 1;
        while ((at & 1) == 1) {
            at >>= 1;
            last >>= 1;
        }
        var before = rest.getFirst();
        var now = rest.getFirst();
        for (var node : rest.subList(1, rest.size())) {
            if (last == 0) return false;
            if ((at & 1) == 1 || at == last) {
                before = node(node, before);
                now = node(node, now);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else now = node(now, node);
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(before, oldRoot) && Arrays.equals(now, root);
    }

    private static byte[] hash(byte kind, byte[] left, byte[] right) {
        var bytes = new byte[1 + left.length + right.length];
        bytes[0] = kind;
        System.arraycopy(left, 0, bytes, 1, left.length);
        System.arraycopy(right, 0, bytes, 1 + left.length, right.length);
        return hash(bytes);
    }

    static byte[] hash(byte[] bytes) {
        return Sha256.of(bytes);
    }
}
