package org.tousaidants.platform.owndata;

/// « Données d’autrui » — tables of a room in which the account of a worker stands beside the data of another
/// person: only how many rows there are is told to her.
///
/// @param prefix of the names of its tables
public record OfOthers(String prefix) {}
