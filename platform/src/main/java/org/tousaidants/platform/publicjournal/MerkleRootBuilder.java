package org.tousaidants.platform.publicjournal;

import java.util.ArrayDeque;
import java.util.Deque;

/// Computes the root of a Merkle tree (RFC 6962) over entries that are read in sequence. It stores the roots of the
/// complete subtrees so far, the largest first.
final class MerkleRootBuilder {
    private record CompleteSubtree(long size, byte[] root) {}

    private final Deque<CompleteSubtree> trees = new ArrayDeque<>();
    private long size;

    void add(byte[] entry) {
        size++;
        var last = new CompleteSubtree(1, MerkleTree.leaf(entry));
        while (!trees.isEmpty() && trees.getLast().size() == last.size()) {
            var left = trees.removeLast();
            last = new CompleteSubtree(2 * left.size(), MerkleTree.node(left.root(), last.root()));
        }
        trees.addLast(last);
    }

    long size() {
        return size;
    }

    byte[] root() {
        var right = trees.descendingIterator();
        if (!right.hasNext()) return MerkleTree.hash(new byte[0]);
        var root = right.next().root();
        while (right.hasNext()) root = MerkleTree.node(right.next().root(), root);
        return root;
    }
}
