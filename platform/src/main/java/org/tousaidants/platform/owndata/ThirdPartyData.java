package org.tousaidants.platform.owndata;

/// « Données d’autrui » — tables of a package in which a worker's account stands beside another person's data:
/// the worker only gets the number of rows.
///
/// @param prefix of the names of its tables
public record ThirdPartyData(String prefix) {}
