package se.usve.scoring.criteria;

/** What an assessor decided about an example. */
public enum Decision { APPROVED, REJECTED }
