/** The examples that assessors judge: their queue, and the rulings. */
package se.usve.scoring.assessment;
